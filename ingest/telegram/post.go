package telegram

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/ingest/dates"
)

// message is one entry of a chat: type message is a post, type service tells what happened to the channel.
type message struct {
	ID        int64           `json:"id"`
	Type      string          `json:"type"`
	Date      string          `json:"date"`          // local time of whoever exported, without offset
	Unix      string          `json:"date_unixtime"` // seconds; older exports lack it
	Author    string          `json:"author"`        // the signature of a post
	Forwarded *string         `json:"forwarded_from"`
	Text      json.RawMessage `json:"text"`
	Entities  json.RawMessage `json:"text_entities"`
	Poll      *poll           `json:"poll"`
}

type poll struct {
	Question json.RawMessage `json:"question"`
	Answers  []struct {
		Text json.RawMessage `json:"text"`
	} `json:"answers"`
}

func parse(value json.RawMessage) (message, error) {
	var m message
	if err := json.Unmarshal(value, &m); err != nil || m.Type == "" {
		return m, errors.New("is no message of an export")
	}
	return m, nil
}

// ForwardedFrom is how the text of a forwarded post begins: the line names the channel or person whose words it hands on, and stands before them so that the relay is a span of the text.
const ForwardedFrom = "Forwarded from "

// version is a post as an article, without its bytes.
func (m *message) version(c chat) hearsay.Version {
	v := hearsay.Version{From: orElse(c.name, c.id) + "/" + strconv.FormatInt(m.ID, 10)}
	v.Text = m.words()
	if m.Forwarded != nil && v.Text != "" {
		v.Text = ForwardedFrom + orElse(line(*m.Forwarded), "a deleted account") + "\n\n" + v.Text
	}
	v.Article.Meta = hearsay.Meta{Publisher: line(c.name), Byline: line(m.Author), Key: "telegram:" + orElse(c.id, c.name) + "/" + strconv.FormatInt(m.ID, 10), Published: m.published()}
	if v.Article.Published != "" {
		v.Article.PublishedFrom = "feed"
	}
	return v
}

// words is what a post says, its entities joined; a poll is its question and its answers.
func (m *message) words() string {
	text := join(m.Text)
	if text == "" {
		text = join(m.Entities)
	}
	if m.Poll != nil {
		lines := []string{text, join(m.Poll.Question)}
		for _, a := range m.Poll.Answers {
			lines = append(lines, join(a.Text))
		}
		text = strings.Join(lines, "\n")
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// join is a text that is a string, or a list of strings and of entities {"type", "text"}.
func join(value json.RawMessage) string {
	var whole string
	if json.Unmarshal(value, &whole) == nil {
		return whole
	}
	var parts []json.RawMessage
	if json.Unmarshal(value, &parts) != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		var s string
		var entity struct {
			Text string `json:"text"`
		}
		if json.Unmarshal(p, &s) == nil {
			b.WriteString(s)
		} else if json.Unmarshal(p, &entity) == nil {
			b.WriteString(entity.Text)
		}
	}
	return b.String()
}

// published is when a post was first sent: in UTC where the export has the seconds, else the day that its reader's clock showed.
func (m *message) published() string {
	if n, err := strconv.ParseInt(m.Unix, 10, 64); err == nil {
		return time.Unix(n, 0).UTC().Format(time.RFC3339)
	}
	day, err := dates.Parse(m.Date)
	if err != nil {
		return ""
	}
	return day
}

// line folds white space.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
