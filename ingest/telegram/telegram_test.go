package telegram

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/stream"
)

// channel is an export of one channel with these messages.
func channel(messages ...string) string {
	return "{\n \"name\": \"Port News\",\n \"type\": \"public_channel\",\n \"id\": 1234567890,\n \"messages\": [\n  " + strings.Join(messages, ",\n  ") + "\n ]\n}"
}

const (
	created = `{"id": 1, "type": "service", "date": "2022-03-01T09:00:00", "actor": "Port News", "action": "create_channel", "title": "Port News", "text": ""}`
	shelled = `{"id": 2, "type": "message", "date": "2022-03-24T12:00:00", "date_unixtime": "1648116000", "from": "Port News", "from_id": "channel1234567890", "author": "A. Writer",
   "text": [{"type": "bold", "text": "Kyiv said"}, " it lost 10 tanks, ", {"type": "text_link", "text": "it wrote", "href": "https://example.org/"}, "."], "text_entities": [{"type": "bold", "text": "Kyiv said"}]}`
	edited    = `{"id": 2, "type": "message", "date": "2022-03-24T12:00:00", "date_unixtime": "1648116000", "edited": "2022-03-24T13:00:00", "edited_unixtime": "1648119600", "text": "Kyiv said it lost 12 tanks, it wrote."}`
	forwarded = `{"id": 3, "type": "message", "date": "2022-03-25T12:00:00", "forwarded_from": "Harbour Watch", "text": "The mayor denied it."}`
	photo     = `{"id": 4, "type": "message", "date": "2022-03-25T12:00:00", "photo": "(File not included.)", "text": ""}`
	asked     = `{"id": 5, "type": "message", "date": "2022-03-25T12:00:00", "poll": {"question": "Is the bridge whole?", "answers": [{"text": "Yes"}, {"text": "No"}]}, "text": ""}`
)

// read is what comes out of an export, a line a post.
func read(source string) string {
	var out []string
	for v, err := range Read(strings.NewReader(source), stream.Options{}) {
		if err != nil {
			out = append(out, strings.TrimSpace(v.From+" <"+err.Error()+">"))
			continue
		}
		a := v.Article
		out = append(out, fmt.Sprintf("%s: %q %s %s %s %s %s", v.From, v.Text, a.Published, a.PublishedFrom, a.Publisher, a.Byline, a.Key))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	got := read(channel(created, shelled, forwarded, photo, asked))
	want := `Port News/2: "Kyiv said it lost 10 tanks, it wrote." 2022-03-24T10:00:00Z feed Port News A. Writer telegram:1234567890/2
Port News/3: "Forwarded from Harbour Watch\n\nThe mayor denied it." 2022-03-25 feed Port News  telegram:1234567890/3
Port News/4: "" 2022-03-25 feed Port News  telegram:1234567890/4
Port News/5: "Is the bridge whole?\nYes\nNo" 2022-03-25 feed Port News  telegram:1234567890/5`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestAnEditedPost is another version of the same article: the key is the same, the bytes and the words are not.
func TestAnEditedPost(t *testing.T) {
	var versions []hearsay.Version
	for _, m := range []string{shelled, edited} {
		for v, err := range Read(strings.NewReader(channel(m)), stream.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			versions = append(versions, v)
		}
	}
	if len(versions) != 2 || versions[0].Article.Key != versions[1].Article.Key || versions[0].Text == versions[1].Text || hearsay.SHA256(versions[0].Raw) == hearsay.SHA256(versions[1].Raw) || versions[0].Article.Published != versions[1].Article.Published {
		t.Errorf("%+v", versions)
	}
}

// TestAnAccount: of all that an account's export holds, channels alone are taken in.
func TestAnAccount(t *testing.T) {
	person := `{"name": "A. Friend", "type": "personal_chat", "id": 7, "messages": [{"id": 1, "type": "message", "text": "Private words."}]}`
	got := read(`{"about": "x", "personal_information": {"user_id": 1}, "contacts": {"list": [{"name": "x"}]}, "chats": {"about": "y", "list": [` + person + "," + channel(forwarded) + `]}, "left_chats": {"list": [` + channel(photo) + `]}}`)
	want := `<holds a chat of persons (personal chat). Only channels are taken in.>
Port News/3: "Forwarded from Harbour Watch\n\nThe mayor denied it." 2022-03-25 feed Port News  telegram:1234567890/3
Port News/4: "" 2022-03-25 feed Port News  telegram:1234567890/4`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, err := range Read(strings.NewReader(person), stream.Options{}) {
		if !errors.Is(err, stream.ErrPassedOver) {
			t.Error(err)
		}
	}
}

func TestBroken(t *testing.T) {
	three := `Port News/3: "Forwarded from Harbour Watch\n\nThe mayor denied it." 2022-03-25 feed Port News  telegram:1234567890/3`
	for name, c := range map[string]struct{ source, want string }{
		"cut off":        {channel(forwarded, shelled)[:400], three + "\nPort News, line 8 <breaks off>"},
		"a bad message":  {channel(`{"id": "x", "type": "message"}`, `{"id": 1, }`, `7`, forwarded), "Port News, line 6 <is no message of an export>\nPort News, line 7 <is no JSON>\nPort News, line 8 <is no message of an export>\n" + three},
		"no export":      {`[1, 2]`, "line 1 <is no JSON>"},
		"nothing":        {``, "line 1 <breaks off>"},
		"one bad byte":   {channel(strings.Replace(forwarded, "mayor", "m\xffayor", 1)), strings.Replace(three, "mayor", "m\uFFFDayor", 1)},
		"from a deleted": {channel(strings.Replace(forwarded, `"Harbour Watch"`, `null`, 1)), strings.Replace(three, `Forwarded from Harbour Watch\n\n`, ``, 1)},
		"and a chat":     {`{"about": "", "chats": {"list": [` + channel(forwarded), three + "\nline 8 <breaks off>"},
	} {
		if got := read(c.source); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		channel(shelled): true, channel(shelled)[:120]: true, `{"about": "Here is the data you requested.", "personal_information": {"user`: true, `{"about": "x", "chats": {"about": "y", "list": [{"name": "`: true,
		`{"title": "a", "text": "b"}`: false, `[]`: false, ``: false, `{"type": "FeatureCollection", "id": 1}`: false,
	} {
		if got := Sniff(head); got != want {
			t.Errorf("%s: %v, want %v", head, got, want)
		}
	}
}

// posts is an export with n messages that is never held.
type posts struct {
	n, at int
	rest  string
}

func (p *posts) Read(out []byte) (int, error) {
	if p.rest == "" {
		switch p.at++; {
		case p.at == 1:
			p.rest = `{"name": "Port News", "type": "public_channel", "id": 1, "messages": [`
		case p.at <= p.n+1:
			p.rest = strings.Replace(forwarded, `"id": 3`, fmt.Sprintf(`"id": %d`, p.at), 1) + ",\n"
		case p.at == p.n+2:
			p.rest = "]}"
		default:
			return 0, io.EOF
		}
	}
	n := copy(out, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// TestMemoryIsFlat: twenty thousand posts take no more memory at their end than near their beginning.
func TestMemoryIsFlat(t *testing.T) {
	const many, allowed = 20_000, 8 << 20
	var before, after runtime.MemStats
	n := 0
	for _, err := range Read(&posts{n: many}, stream.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1000 {
			runtime.GC()
			runtime.ReadMemStats(&before)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if n != many || after.HeapAlloc > before.HeapAlloc+allowed {
		t.Errorf("%d posts, %d KB of heap, then %d KB", n, before.HeapAlloc>>10, after.HeapAlloc>>10)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(channel(created, shelled, forwarded)))
	f.Add([]byte(`{"chats": {"list": [{"type": "public_channel", "messages": [{"type": "message", "text": [7, {"text": "a"}]}`))
	f.Add([]byte(`{"messages": {"a": 1}, "chats": []}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for v, err := range Read(strings.NewReader(string(raw)), stream.Options{}) {
			if n++; n > len(raw)+2 {
				t.Fatalf("%q holds more posts than bytes", raw)
			}
			if err == nil && (!utf8.ValidString(v.Text) || len(v.Raw) == 0 || v.Article.Key == "" || (v.Article.Published == "") != (v.Article.PublishedFrom == "")) {
				t.Errorf("%q: %+v", raw, v)
			}
		}
		Sniff(string(raw))
	})
}
