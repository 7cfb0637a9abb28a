package web

import (
	"html/template"

	"hearsay/brief"
	"hearsay/web/chart"
	"hearsay/web/shown"
)

// functions are what templates call.
func (s *site) functions() template.FuncMap {
	return template.FuncMap{
		"bound": shown.Bound, "interval": shown.Interval, "day": shown.Day, "iso": shown.ISO, "words": shown.Words, "either": shown.Either, "str": shown.Str, "measure": shown.Spaced, "term": shown.Spaced, "plural": shown.Plural,
		"speaker": s.speaker, "yardstick": shown.YardstickOf, "clip": shown.Clip, "add": func(a, b float64) float64 { return a + b }, "percent": shown.Percent, "land": shown.Land, "reader": shown.Reader,
		"options": options, "caveat": shown.Caveat, "retracted": shown.Retracted, "size": shown.Size, "narrow": narrowed, "precision": shown.Precision, "moment": brief.Moment, "sum": shown.Sum, "fold": shown.Fold, "coordinate": chart.Coordinate,
		"signed": shown.Signed, "upper": shown.Upper, "interest": shown.Interest, "pages": menu,
	}
}
