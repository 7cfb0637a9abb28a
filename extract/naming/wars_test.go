package naming

import "testing"

// The same rules on the words of other wars than the one that most examples come from.
func TestNamesInOtherWars(t *testing.T) {
	cases := []struct{ text, want string }{
		// Gaza, Lebanon, Israel
		{"[The Israeli military] said it struck a depot. [The army] named no dead.", "Israel Defense Forces (military, Israel); Israel Defense Forces (military, Israel)"},
		{"[The IDF] said so.", "Israel Defense Forces (military, Israel)"},
		{"[IDF spokesman Daniel Hagari] said so. [Hagari] added more.", "Daniel Hagari (military, Israel); Daniel Hagari (military, Israel)"},
		{"[Hamas] said so. [The group] gave no number.", "Hamas (government, Palestine); Hamas (government, Palestine)"},
		{"[The Hamas-run health ministry in Gaza] counted ten. [The ministry] added two.", "Gaza Health Ministry (government, Palestine); Gaza Health Ministry (government, Palestine)"},
		{"[Gaza’s health ministry] counted ten.", "Gaza Health Ministry (government, Palestine)"},
		{"[Prime Minister Benjamin Netanyahu] said so. [Netanyahu’s office] added more.", "Benjamin Netanyahu (government, Israel); Benjamin Netanyahu (government, Israel)"},
		{"[Hezbollah] said so.", "Hezbollah (military, Lebanon)"},
		{"[Lebanon’s health ministry] counted ten.", "Ministry of Health of Lebanon (government, Lebanon)"},
		{"[The Palestinian Red Crescent] said so.", "Palestinian Red Crescent Society (ngo, Palestine)"},
		{"[UNRWA] said so. [The agency] left.", "UNRWA (intergovernmental, UN); UNRWA (intergovernmental, UN)"},
		{"[Qatar’s foreign ministry spokesman Majed al-Ansari] said so.", "Majed al-Ansari (government, Qatar)"},
		// Sudan
		{"[The Sudanese army] said so. [The RSF] denied it.", "Sudanese Armed Forces (military, Sudan); Rapid Support Forces (military, Sudan)"},
		{"[The Rapid Support Forces] said so. [The paramilitary force] left.", "Rapid Support Forces (military, Sudan); Rapid Support Forces (military, Sudan)"},
		{"[The Sudan Doctors Network] counted ten. [The network] added two.", "Sudan Doctors Network (ngo, Sudan); Sudan Doctors Network (ngo, Sudan)"},
		{"[Yale’s Humanitarian Research Lab] said so.", "Yale Humanitarian Research Lab (think-tank, US)"},
		// Myanmar
		{"[Myanmar’s junta] said so.", "Myanmar military (military, Myanmar)"},
		{"[The National Unity Government] said so.", "National Unity Government of Myanmar (government, Myanmar)"},
		{"[The Arakan Army] said so.", "Arakan Army (military, Myanmar)"},
		// Yemen and the Red Sea
		{"[The Houthis] said so. [Yahya Saree, a Houthi military spokesman,] added more.", "Houthis (military, Yemen); Yahya Saree (military, Yemen)"},
		{"[US Central Command] said so. [CENTCOM] added more.", "US Central Command (military, US); US Central Command (military, US)"},
		// Congo and Ethiopia
		{"[The M23 rebels] said so.", "March 23 Movement (military, DR Congo)"},
		{"[The Congolese army] said so. [Kinshasa] blamed its neighbour. [Rwanda] denied it.", "Armed Forces of the Democratic Republic of the Congo (military, DR Congo); Government of the Democratic Republic of the Congo (government, DR Congo); Government of Rwanda (government, Rwanda)"},
		{"[Rwandan government spokesperson Yolande Makolo] said so.", "Yolande Makolo (government, Rwanda)"},
		{"[The Tigray People’s Liberation Front] said so. [The TPLF] added more.", "Tigray People's Liberation Front (military, Ethiopia); Tigray People's Liberation Front (military, Ethiopia)"},
		{"[Ethiopian Prime Minister Abiy Ahmed] said so. [Abiy] left.", "Abiy Ahmed (government, Ethiopia); Abiy Ahmed (government, Ethiopia)"},
		// Syria, Iran
		{"[The Syrian Observatory for Human Rights] counted ten. [The monitor] added two.", "Syrian Observatory for Human Rights (ngo); Syrian Observatory for Human Rights (ngo)"},
		{"[Iranian Foreign Minister Hossein Amirabdollahian] said so. [Amirabdollahian] left.", "Hossein Amir-Abdollahian (government, Iran); Hossein Amir-Abdollahian (government, Iran)"},
		{"[Tehran] said so.", "Government of Iran (government, Iran)"},
	}
	for _, c := range cases {
		if got := named(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestNamesOfBodiesBetweenStates(t *testing.T) {
	cases := []struct{ text, want string }{
		{"[NATO Secretary General Jens Stoltenberg] said so. [The NATO chief] left.", "Jens Stoltenberg (intergovernmental, NATO); Jens Stoltenberg (intergovernmental, NATO)"},
		{"[European Commission President Ursula von der Leyen] said so. [Von der Leyen] left, and [she] slept.", "Ursula von der Leyen (intergovernmental, EU); Ursula von der Leyen (intergovernmental, EU); Ursula von der Leyen (intergovernmental, EU)"},
		{"[The UN] said so.", "United Nations (intergovernmental, UN)"},
		{"[The UN refugee agency] counted ten.", "UN High Commissioner for Refugees (intergovernmental, UN)"},
		{"[UN spokesman Stephane Dujarric] said so. [Dujarric] left.", "Stéphane Dujarric (intergovernmental, UN); Stéphane Dujarric (intergovernmental, UN)"},
		{"[The WHO] said so.", "World Health Organization (intergovernmental, UN)"},
		{"[The International Committee of the Red Cross (ICRC)] said so. [The ICRC] left.", "International Committee of the Red Cross (ngo); International Committee of the Red Cross (ngo)"},
		{"[Amnesty International] said so. [Amnesty] left.", "Amnesty International (ngo); Amnesty International (ngo)"},
		{"[The Pope] said so.", "Pope Francis (government, Vatican)"},
		{"[Western officials] said so.", "Western officials (government)"},
		{"[The US and its allies] said so.", "Government of the United States and its allies (government)"},
		{"[France and Germany] said so.", "Government of France and Government of Germany (government)"},
		{"[The United States, Britain and France] said so.", "Government of the United States and Government of the United Kingdom and Government of France (government)"},
	}
	for _, c := range cases {
		if got := named(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestKindsByCalling(t *testing.T) {
	cases := []struct{ text, want string }{
		{"[Professor Ann Reed of Lakeside University] said so.", "Ann Reed (expert)"},
		{"[Ole Krag, a senior fellow at Chatham House,] said so.", "Ole Krag (expert, UK)"},
		{"[Retired general Ole Krag] said so.", "Ole Krag (expert)"},
		{"[Freelance journalist Ann Reed] said so.", "Ann Reed (media)"},
		{"[Ann Reed, the BBC’s diplomatic correspondent,] said so.", "Ann Reed (media, UK)"},
		{"[Ann Reed, an expert on Russia at the Lakeside Institute,] said so.", "Ann Reed (expert)"},
		{"[Ann Reed, chief executive of Lakeside Industries,] said so.", "Ann Reed (person)"},
		{"[Polish MP Jan Lis] said so.", "Jan Lis (government, Poland)"},
		{"[Rep. Jane Doe, D-Ohio,] said so.", "Jane Doe (government, US)"},
		{"[The mayor of Lakeside, Ann Reed,] said so. [The mayor] left.", "Ann Reed (government); Ann Reed (government)"},
		{"[Sergeant Ole Krag] said so.", "Ole Krag (military)"},
		{"[Ann Reed, a nurse,] said so.", "Ann Reed (person)"},
		{"[Local resident Ann Reed] said so.", "Ann Reed (witness)"},
		{"[Experts] said so.", "experts (expert)"},
		{"[Russian state media] said so.", "Russian state media (media, Russia)"},
		{"[Video footage] showed smoke.", "video footage (witness)"},
		{"[Critics] said so.", "unnamed critics (unnamed)"},
		{"[One soldier] said so.", "unnamed soldier (unnamed)"},
		{"[House Republicans] said so.", "house Republicans (government, US)"},
	}
	for _, c := range cases {
		if got := named(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestWhomTheseWordsMean(t *testing.T) {
	cases := []struct{ text, want string }{
		{"[Ole Krag, a Danish minister,] met Ann Reed, a Dutch minister. [He] left.", "Ole Krag (government, Denmark); Ole Krag (government, Denmark)"},
		{"Ann Reed, a Dutch minister, came late. [She] left.", "Ann Reed (government, Netherlands)"},
		{"It rained at the White House. Mr Krag, who came late, slept. [He] left.", "Krag (person)"},
		{"[Kyiv] said so. The Middle East was calm. [It] added more.", "Government of Ukraine (government, Ukraine); Government of Ukraine (government, Ukraine)"},
		{"The report was written by James Heappey, [who] said so.", "James Heappey (government, UK)"},
		{"[The Lakeside Institute] wrote. Ole Krag read it. [The institute] counted ten.", "Lakeside Institute (think-tank); Lakeside Institute (think-tank)"},
		{"[Russian Defence Minister Sergei Shoigu] spoke. [The ministry] counted ten.", "Sergei Shoigu (government, Russia); Russian Ministry of Defence (government, Russia)"},
		{"[The Institute for the Study of War] wrote. [Analysts] counted ten.", "Institute for the Study of War (think-tank, US); Institute for the Study of War (think-tank, US)"},
		{"[The Ukrainian military] said so. [Officials] counted ten.", "Armed Forces of Ukraine (military, Ukraine); Ukrainian officials (government, Ukraine)"},
		{"[Former US president Barack Obama] said so. [The former president] left.", "Barack Obama (person, US); Barack Obama (person, US)"},
		{"[Alexander Lukashenko] spoke of Emmanuel Macron. [The president] went on.", "Alexander Lukashenko (government, Belarus); Alexander Lukashenko (government, Belarus)"},
		{"[Sources] said so. Rain fell. [The sources] added more.", "unnamed sources (unnamed); unnamed sources (unnamed)"},
		{"[Someone] said so.", "unattributed (unnamed)"},
	}
	for _, c := range cases {
		if got := named(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
