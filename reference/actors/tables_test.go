package actors

import (
	"strings"
	"testing"

	"hearsay"
)

func TestExamplesOfBodies(t *testing.T) {
	for _, r := range rows("bodies.tsv") {
		found := false
		ws := Words(r[4])
		for i := range ws {
			class, _ := Default().Class(ws[i:])
			found = found || class == r[0]
		}
		if !found {
			t.Errorf("%s: no body of this class in its example %q", r[0], r[4])
		}
		if !strings.Contains(r[1], "%s") {
			t.Errorf("%s: the pattern %q has no place for the country", r[0], r[1])
		}
	}
}

func TestEveryCountryHasItsBodies(t *testing.T) {
	for _, r := range rows("lands.tsv") {
		e, ok := Default().Body(r[0], "government")
		if ok != (r[1] != "") {
			t.Errorf("%s: a country has a government, a bloc has none", r[0])
		}
		if ok && e.Side != r[0] {
			t.Errorf("the government of %s is on the side of %s", r[0], e.Side)
		}
		if _, again := Default().Entry(e.Key); ok && !again {
			t.Errorf("%s: no entry for its own key", e.Key)
		}
	}
}

func TestAliases(t *testing.T) {
	cases := []struct{ alias, name, kind, side string }{
		{"Zelenskiy", "Volodymyr Zelenskyy", hearsay.Government, "Ukraine"},
		{"Valerii Zaluzhny", "Valerii Zaluzhnyi", hearsay.Military, "Ukraine"},
		{"SBU", "Security Service of Ukraine", hearsay.Intelligence, "Ukraine"},
		{"HUR", "Defence Intelligence of Ukraine", hearsay.Intelligence, "Ukraine"},
		{"FSB", "Federal Security Service", hearsay.Intelligence, "Russia"},
		{"MI6", "Secret Intelligence Service", hearsay.Intelligence, "UK"},
		{"CIA", "US Central Intelligence Agency", hearsay.Intelligence, "US"},
		{"State Department", "US Department of State", hearsay.Government, "US"},
		{"Biden administration", "Government of the United States", hearsay.Government, "US"},
		{"Wagner", "Wagner Group", hearsay.Military, "Russia"},
		{"DPR", "Donetsk People's Republic", hearsay.Government, "Russia"},
		{"IDF", "Israel Defense Forces", hearsay.Military, "Israel"},
		{"Hizbollah", "Hezbollah", hearsay.Military, "Lebanon"},
		{"Ansar Allah", "Houthis", hearsay.Military, "Yemen"},
		{"SAF", "Sudanese Armed Forces", hearsay.Military, "Sudan"},
		{"Hemedti", "Mohamed Hamdan Dagalo", hearsay.Military, "Sudan"},
		{"Tatmadaw", "Myanmar military", hearsay.Military, "Myanmar"},
		{"M23", "March 23 Movement", hearsay.Military, "DR Congo"},
		{"FARDC", "Armed Forces of the Democratic Republic of the Congo", hearsay.Military, "DR Congo"},
		{"TPLF", "Tigray People's Liberation Front", hearsay.Military, "Ethiopia"},
		{"UNHCR", "UN High Commissioner for Refugees", hearsay.Intergovernmental, "UN"},
		{"OCHA", "UN Office for the Coordination of Humanitarian Affairs", hearsay.Intergovernmental, "UN"},
		{"IAEA", "International Atomic Energy Agency", hearsay.Intergovernmental, "UN"},
		{"OSCE", "Organization for Security and Co-operation in Europe", hearsay.Intergovernmental, ""},
		{"ICRC", "International Committee of the Red Cross", hearsay.NGO, ""},
		{"HRW", "Human Rights Watch", hearsay.NGO, ""},
		{"MSF", "Médecins Sans Frontières", hearsay.NGO, ""},
		{"RUSI", "Royal United Services Institute", hearsay.ThinkTank, "UK"},
		{"CSIS", "Center for Strategic and International Studies", hearsay.ThinkTank, "US"},
		{"KIIS", "Kyiv International Institute of Sociology", hearsay.ThinkTank, "Ukraine"},
		{"CIT", "Conflict Intelligence Team", hearsay.ThinkTank, "Russia"},
		{"AFP", "Agence France-Presse", hearsay.Media, "France"},
		{"AP", "Associated Press", hearsay.Media, "US"},
		{"NYT", "The New York Times", hearsay.Media, "US"},
		{"the Wall Street Journal", "The Wall Street Journal", hearsay.Media, "US"},
		{"RFE/RL", "Radio Free Europe/Radio Liberty", hearsay.Media, "US"},
		{"Al Jazeera", "Al Jazeera", hearsay.Media, "Qatar"},
		{"Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya", hearsay.Person, "Belarus"},
		{"Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", hearsay.Government, "Turkey"},
		{"S. Jaishankar", "Subrahmanyam Jaishankar", hearsay.Government, "India"},
	}
	for _, c := range cases {
		e, _ := Default().Lookup(c.alias)
		if e.Name != c.name || e.Kind != c.kind || e.Side != c.side {
			t.Errorf("%s is %s (%s, %s), want %s (%s, %s)", c.alias, e.Name, e.Kind, e.Side, c.name, c.kind, c.side)
		}
	}
}

func TestHoldersOverTime(t *testing.T) {
	cases := []struct{ day, side, office, want string }{
		{"2022-03-24", "UK", "prime-minister", "Boris Johnson"},
		{"2022-09-20", "UK", "prime-minister", "Liz Truss"},
		{"2023-06-20", "UK", "prime-minister", "Rishi Sunak"},
		{"2024-07-05", "UK", "prime-minister", "Keir Starmer"},
		{"2022-03-24", "UK", "foreign-minister", "Liz Truss"},
		{"2024-05-07", "UK", "foreign-minister", "David Cameron"},
		{"2022-03-24", "Ukraine", "president", "Volodymyr Zelenskyy"},
		{"2022-03-24", "Ukraine", "defence-minister", "Oleksii Reznikov"},
		{"2024-01-01", "Ukraine", "defence-minister", "Rustem Umerov"},
		{"2024-02-07", "Ukraine", "commander-in-chief", "Valerii Zaluzhnyi"},
		{"2024-02-08", "Ukraine", "commander-in-chief", "Oleksandr Syrskyi"},
		{"2024-05-01", "Russia", "defence-minister", "Sergei Shoigu"},
		{"2024-06-01", "Russia", "defence-minister", "Andrei Belousov"},
		{"2022-03-24", "US", "foreign-minister", "Antony Blinken"},
		{"2021-12-08", "Germany", "prime-minister", "Olaf Scholz"},
		{"2025-06-01", "Germany", "prime-minister", "Friedrich Merz"},
		{"2022-07-15", "Israel", "prime-minister", "Yair Lapid"},
		{"2024-01-01", "Israel", "prime-minister", "Benjamin Netanyahu"},
		{"2023-12-14", "Poland", "prime-minister", "Donald Tusk"},
		{"2022-06-29", "Estonia", "prime-minister", "Kaja Kallas"},
		{"2024-01-01", "Netherlands", "prime-minister", "Mark Rutte"},
		{"2024-12-02", "EU", "high-representative", "Kaja Kallas"},
		{"2022-06-29", "NATO", "nato-secretary-general", "Jens Stoltenberg"},
		{"2024-01-01", "Syria", "president", "Bashar al-Assad"},
		{"2025-03-01", "Syria", "president", "Ahmed al-Sharaa"},
		{"2022-06-29", "Ethiopia", "prime-minister", "Abiy Ahmed"},
	}
	for _, c := range cases {
		if e, _ := Default().Holder(c.side, c.office, c.day); e.Name != c.want {
			t.Errorf("%s: %s of %s was %q, want %q", c.day, c.office, c.side, e.Name, c.want)
		}
	}
}

func TestNoTwoHoldOneOffice(t *testing.T) {
	all := rows("offices.tsv")
	for i, a := range all {
		for _, b := range all[:i] {
			if a[0] != b[0] || a[1] != b[1] || a[2] == b[2] {
				continue
			}
			if (a[4] == "" || b[3] < a[4]) && (b[4] == "" || a[3] < b[4]) {
				t.Errorf("%s and %s are both %s of %s", a[2], b[2], a[1], a[0])
			}
		}
	}
}

func TestHeadsOfBodies(t *testing.T) {
	for class, want := range map[string]string{"mod": "defence-minister", "mfa": "foreign-minister", "government": "prime-minister", "general-staff": "chief-of-general-staff", "armed-forces": "commander-in-chief",
		"presidency": "president", "intelligence": "intelligence-chief", "military-intelligence": "military-intelligence-chief", "bakery": ""} {
		if h, _ := Default().Head(class); h.Office != want {
			t.Errorf("the %s is headed by the %q, want %q", class, h.Office, want)
		}
	}
}
