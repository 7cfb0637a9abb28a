package actors

import (
	"testing"

	"hearsay"
)

// TestEveryRowResolves holds that every name and alias of the table means its row, and no other.
func TestEveryRowResolves(t *testing.T) {
	for _, r := range rows("actors.tsv") {
		for _, name := range append(split(r[4]), r[1]) {
			if e, ok := Default().Lookup(name); !ok || e.Key != r[0] {
				t.Errorf("%s: %q means %q", r[0], name, e.Key)
			}
		}
	}
}

// wars are conflicts with some of those who speak in each.
var wars = map[string][]string{
	"Ukraine":           {"General Staff of the Ukrainian Armed Forces", "Russian Ministry of Defence", "Ukrinform", "TASS", "Institute for the Study of War", "UN Human Rights Monitoring Mission in Ukraine", "Ukrainska Pravda"},
	"Gaza and Lebanon":  {"Israel Defense Forces", "Hamas", "Hezbollah", "Gaza Health Ministry", "Lebanese Armed Forces", "Wafa", "Ynet", "Institute for National Security Studies", "B'Tselem", "UNRWA", "L'Orient Today"},
	"Iran":              {"Islamic Revolutionary Guard Corps", "Atomic Energy Organization of Iran", "IRNA", "Mehr News Agency", "HRANA", "Iran International"},
	"Sudan":             {"Sudanese Armed Forces", "Rapid Support Forces", "Transitional Sovereignty Council", "Justice and Equality Movement", "Sudan Doctors Network", "SUNA", "Sudan Tribune", "Emergency Response Rooms"},
	"Myanmar":           {"Myanmar military", "National Unity Government of Myanmar", "Arakan Army", "Three Brotherhood Alliance", "Democratic Voice of Burma", "MRTV", "ISP-Myanmar", "ASEAN"},
	"DR Congo":          {"March 23 Movement", "FARDC", "Wazalendo", "Rwanda Defence Force", "FDLR", "Radio Okapi", "Kivu Security Tracker", "Ebuteli", "IGIHE"},
	"the Sahel":         {"Malian Armed Forces", "JNIM", "Azawad Liberation Front", "Africa Corps", "Volunteers for the Defence of the Homeland", "Alliance of Sahel States", "ECOWAS", "Sidwaya", "Studio Tamani", "Institute for Security Studies"},
	"Yemen":             {"Houthis", "Presidential Leadership Council", "Southern Transitional Council", "Saudi-led coalition", "Saba News Agency", "Mwatana", "Sanaa Center", "Al-Masirah", "Operation Aspides"},
	"Syria":             {"Syrian Democratic Forces", "Syrian National Army", "SANA", "Enab Baladi", "Syrian Network for Human Rights", "White Helmets", "UNDOF", "Rudaw"},
	"Ethiopia":          {"Ethiopian National Defence Force", "Fano", "Tigray Interim Administration", "Eritrean Defence Forces", "Addis Standard", "Ethiopian News Agency", "Amhara Association of America"},
	"Haiti":             {"Haitian National Police", "Transitional Presidential Council", "Viv Ansanm", "BINUH", "RNDDH", "Le Nouvelliste", "Gang Suppression Force", "CARICOM"},
	"wire services":     {"Reuters", "AP", "AFP", "DPA", "EFE", "ANSA", "Anadolu", "Xinhua", "Kyodo", "Press Trust of India", "Saudi Press Agency"},
	"the states of all": {"Malian foreign ministry", "Burkinabe army", "Nigerien interior ministry", "Haiti's prime minister's office", "Sudan's foreign ministry", "Yemeni defence ministry"},
}

func TestWars(t *testing.T) {
	for war, names := range wars {
		kinds := map[string]bool{}
		for _, n := range names {
			e, ok := Default().Lookup(n)
			if !ok {
				t.Errorf("%s: nobody goes by %q", war, n)
			}
			kinds[e.Kind] = true
		}
		if war != "wire services" && war != "the states of all" && (!kinds[hearsay.Military] && !kinds[hearsay.Government] || !kinds[hearsay.Media]) {
			t.Errorf("%s: parties and media speak in it; here only %v", war, kinds)
		}
	}
}
