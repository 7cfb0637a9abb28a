package ingest

// dayOfURL is the day that an address carries in its path, "" when none.
func dayOfURL(address string) string { return "" }

// dayOfText is the day that a dateline or a "published" line of the text tells in full, "" when none.
func dayOfText(text string) string { return "" }
