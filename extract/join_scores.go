package extract

import (
	"hearsay"
	"hearsay/extract/confidence"
	"hearsay/text"
)

// joinScores gives every claim and figure its score, where the tagger's were measured. Claims hold Refs still.
func joinScores(doc *text.Doc, tagger string, claims []hearsay.Claim, figures []hearsay.Figure) {
	ofClaims, ofFigures := confidence.Of(tagger, confidence.Claims), confidence.Of(tagger, confidence.Figures)
	for i := range claims {
		claims[i].Score = ofClaims.Score(confidence.OfClaim(doc, &claims[i]))
	}
	for i := range figures {
		var claim *float64
		if k, ok := hearsay.Deref(figures[i].Claim); ok {
			claim = claims[k].Score
		}
		figures[i].Score = ofFigures.Score(confidence.OfFigure(&figures[i], claim))
	}
}
