package geo

import "math"

// corners is of how many corners a circle is drawn; earth is the mean radius in kilometres.
const (
	corners = 64
	earth   = 6371.0088
)

// circle is a polygon whose corners lie outer km from a point, with a hole of inner km where that is above 0; the outer line runs counter-clockwise and the hole clockwise (RFC 7946, 3.1.6).
// Where it would reach over the antimeridian or a pole it is nil.
func circle(lat, lon, inner, outer float64) *Geometry {
	line, ok := around(lat, lon, outer, true)
	if !ok {
		return nil
	}
	lines := [][][2]float64{line}
	if inner > 0 {
		hole, _ := around(lat, lon, inner, false)
		lines = append(lines, hole)
	}
	return &Geometry{"Polygon", lines}
}

func around(lat, lon, km float64, counter bool) (out [][2]float64, ok bool) {
	angle := km / earth
	phi := lat * math.Pi / 180
	if math.Abs(phi)+angle >= math.Pi/2 {
		return nil, false
	}
	for i := range corners {
		bearing := 2 * math.Pi * float64(i) / corners
		if counter {
			bearing = -bearing
		}
		to := math.Asin(math.Sin(phi)*math.Cos(angle) + math.Cos(phi)*math.Sin(angle)*math.Cos(bearing))
		east := math.Atan2(math.Sin(bearing)*math.Sin(angle)*math.Cos(phi), math.Cos(angle)-math.Sin(phi)*math.Sin(to))
		x, y := round(lon+east*180/math.Pi), round(to*180/math.Pi)
		if math.Abs(x) > 180 {
			return nil, false
		}
		out = append(out, [2]float64{x, y})
	}
	return append(out, out[0]), true
}

// round keeps six decimals: a tenth of a metre.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
