package hearsay

// SchemaChange names the form of a change.
const SchemaChange = "hearsay/change/1"

// Kinds of change between two versions of one article.
const (
	FigureRaised     = "figure-raised"
	FigureLowered    = "figure-lowered"
	HedgeDropped     = "hedge-dropped" // a likelihood, a vague word or a number's qualifier
	HedgeAdded       = "hedge-added"
	CaveatDropped    = "caveat-dropped"
	CaveatAdded      = "caveat-added"
	SourceRenamed    = "source-renamed" // the same words in another's mouth; Is is nil where they are now the paper's own
	ClaimRemoved     = "claim-removed"
	ClaimAdded       = "claim-added"
	CorrectionNotice = "correction-notice"
	PageGone         = "page-gone" // the article's address answers 404 or 410: its claims stay; From is To, Was the address, Is what it answered and since when
)

// ChangeKinds are all kinds of change, in the order in which they are told of one claim.
func ChangeKinds() []string {
	return []string{FigureRaised, FigureLowered, HedgeDropped, HedgeAdded, CaveatDropped, CaveatAdded, SourceRenamed, ClaimRemoved, ClaimAdded, CorrectionNotice, PageGone}
}

// Change is hearsay/change/1: one thing that a version of an article changed. From and To are the versions, by the SHA-256 of their bytes; Article.Version is To.
// Claim is the claim's id in the later version (of a removed one, in the earlier), nil in the paper's own voice and for a notice; Figure is the later figure's id, nil where none changed.
// Was and Is are the words or values on both sides, nil where there are none.
type Change struct {
	Schema  string     `json:"schema"`
	Article ArticleRef `json:"article"`
	From    string     `json:"from"`
	To      string     `json:"to"`
	Kind    string     `json:"kind"`
	Claim   *string    `json:"claim"`
	Figure  *string    `json:"figure"`
	Was     *string    `json:"was"`
	Is      *string    `json:"is"`
}
