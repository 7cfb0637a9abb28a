package extract_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// readOn reads a text that was published on 24 March 2022.
func readOn(in string) hearsay.Reading {
	a := &hearsay.Article{}
	a.Published = "2022-03-24"
	return extract.Read(text.New(a, "The war in Ukraine\n\n"+in), extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()})
}

// said is what the claims of a reading say of holding places: "Makariv: Ukraine took".
func said(r *hearsay.Reading) string {
	var out []string
	for _, c := range r.Claims {
		if k := c.Control; k != nil {
			out = append(out, strings.TrimSpace(strings.Replace(k.Place+": "+k.Holder+" "+k.State, "  ", " ", 1)))
		}
	}
	return strings.Join(out, "; ")
}

// controls are sentences with what they say of who holds a place; "" where they say nothing of it.
var controls = [][2]string{
	// taken and taken back
	{"The UK Ministry of Defence said that Ukrainian forces had probably retaken Makariv.", "Makariv: Ukraine took"},
	{"The Ukrainian General Staff said its troops had liberated the town of Trostianets.", "Trostyanets: Ukraine took"},
	{"The Russian defence ministry said Russian forces had taken full control of Izium.", "Izyum: Russia took"},
	{"The mayor said the city of Kherson had been captured by Russian troops.", "Kherson: Russia took"},
	{"Kyiv said Ukrainian soldiers had raised their flag over Lyman.", "Lyman: Ukraine took"},
	{"The governor said the town of Kreminna had fallen to Russian forces.", "Kreminna: Russia took"},
	{"Zelensky said Ukrainian forces had driven the Russians out of Irpin.", "Irpin: Ukraine took"},
	{"The ministry reported the capture of Lysychansk by Russian forces.", "Lysychansk: Russia took"},
	{"Analysts said the Wagner Group had seized the village of Klishchiivka.", "Klishchiivka: Wagner Group took"},
	{"The Ukrainian army said: “We have recaptured Irpin.”", "Irpin: Ukraine took"},
	{"Ukraine said its forces were attacking near Kyiv and had retaken Makariv.", "Makariv: Ukraine took"},
	{"Russia claimed to have captured Soledar.", "Soledar: Russia took"},
	{"Observers said Ukrainian troops recaptured Robotyne on Monday.", "Robotyne: Ukraine took"},
	{"Officials said that Rubizhne was overrun by Russian troops on Thursday.", "Rubizhne: Russia took"},
	{"The general said Ukrainian units had regained control of Bucha and Irpin.", "Bucha: Ukraine took"},
	// held
	{"The Ukrainian general staff said its forces still hold Sievierodonetsk.", "Sievierodonetsk: Ukraine holds"},
	{"Officials said the city of Kherson is under Russian control.", "Kherson: Russia holds"},
	{"Officials said that Chernihiv remains in Ukrainian hands.", "Chernihiv: Ukraine holds"},
	{"The think tank said Russian forces control Melitopol.", "Melitopol: Russia holds"},
	{"The mayor said the town of Enerhodar is held by Russian forces.", "Enerhodar: Russia holds"},
	{"The governor said the town of Avdiivka was controlled by Ukraine.", "Avdiivka: Ukraine holds"},
	{"The ministry said Ukrainian forces remained in control of Mykolaiv.", "Mykolaiv: Ukraine holds"},
	{"He said Russian troops have occupied Berdiansk since February.", "Berdyansk: Russia took"},
	// lost
	{"The Russian ministry of defence said its troops had withdrawn from Lyman.", "Lyman: Russia lost"},
	{"Ukraine said Russian forces had pulled out of Borodianka.", "Borodianka: Russia lost"},
	{"The general said Ukrainian forces had lost control of Popasna.", "Popasna: Ukraine lost"},
	{"The institute said Russian forces had abandoned Balakliia.", "Balakliya: Russia lost"},
	{"The staff said Russian units were driven out of Hostomel.", "Hostomel: Russia lost"},
	{"The official said Ukrainian troops had retreated from Lysychansk.", "Lysychansk: Ukraine lost"},
	// contested
	{"The ministry said Russian forces had failed to capture Mariupol.", "Mariupol: Russia contests"},
	{"The staff said Russian forces are trying to take Bakhmut.", "Bakhmut: Russia contests"},
	{"Russian forces are believed to have failed to capture Makariv.", "Makariv: Russia contests"},
	{"Analysts said that Russian forces had encircled Chernihiv.", "Chernihiv: Russia contests"},
	{"The governor said Russian forces had captured parts of Sievierodonetsk.", "Sievierodonetsk: Russia contests"},
	{"Officials said fighting for Bakhmut went on.", "Bakhmut: contests"},
	{"The staff said Russia had not captured Vuhledar.", "Vuhledar: Russia contests"},
	// turned round or denied
	{"Kyiv said its troops had not withdrawn from Bakhmut.", "Bakhmut: Ukraine holds"},
	{"Ukraine denied that Soledar had fallen to Russian forces.", "Soledar: Russia took"},
	// nothing
	{"Kyiv said Russia plans to capture Odesa.", ""},
	{"The ministry said Ukrainian forces would retake Kherson.", ""},
	{"The mayor said 40 Russian soldiers were captured near Kharkiv.", ""},
	{"Officials said Russian forces had lost 300 men near Kharkiv.", ""},
	{"The minister said talks were held in Kyiv.", ""},
	{"The envoy said Russia could take Odesa if the fleet attacked.", ""},
	{"The mayor said the strike had left Kharkiv without power.", ""},
	{"The general said a meeting had taken place in Lviv.", ""},
	{"Officials said the president left Kyiv on Monday.", ""},
	{"The union said the price of bread in Odesa had fallen.", ""},
	{"The minister said Ukraine had lost contact with Mariupol.", ""},
	{"Kyiv demanded that Russia withdraw from Kherson.", ""},
}

// TestControl counts how many of the sentences are read rightly; each wrong one is named.
func TestControl(t *testing.T) {
	right := 0
	for _, c := range controls {
		r := readOn(c[0])
		if got := said(&r); got == c[1] {
			right++
		} else {
			t.Errorf("%s\n got %q, want %q", c[0], got, c[1])
		}
	}
	t.Logf("%d of %d sentences about holding a place are read rightly", right, len(controls))
}
