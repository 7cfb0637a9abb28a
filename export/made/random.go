package made

import (
	"math/rand"
	"reflect"
)

// Hostile are texts that break forms which are written carelessly.
var Hostile = []string{"plain", "=1+1", "+7", "-12", "@here", "'=quoted", "a \"quoted\" name", "two\nlines", "CR\r\nLF", "tab\there", "שלום עולם", "\u202eright to left", "Ковалів, ’ʼ", "😀", "'", "0", "NULL", "a, b; c", " padded ", "{}", "\x00nul"}

// Random is a value of T with everything in it filled at random: texts are hostile, pointers often nil, lists nil, empty or short.
func Random[T any](source *rand.Rand) (out T) {
	fill(reflect.ValueOf(&out).Elem(), source)
	return out
}

func fill(v reflect.Value, source *rand.Rand) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(Hostile[source.Intn(len(Hostile))])
	case reflect.Int:
		v.SetInt(source.Int63n(1 << 40))
	case reflect.Float64:
		v.SetFloat(float64(source.Intn(1000000)) / 8)
	case reflect.Bool:
		v.SetBool(source.Intn(2) == 0)
	case reflect.Pointer:
		if source.Intn(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), source)
		}
	case reflect.Slice:
		if n := source.Intn(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
		}
		for i := range v.Len() {
			fill(v.Index(i), source)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), source)
		}
	}
}
