// Package hearsay holds the vocabulary of a ledger of attributed claims: what was published, who claimed what in it, how sure they were, and how claims stand to one another.
//
// The way of the data, package by package:
//
//   - ingest turns bytes into an Article with its text (ingest/plain, ingest/webpage);
//   - text cuts the text into paragraphs, sentences, tokens, quotations and page furniture: a Doc, all of it spans;
//   - extract reads a Doc into a Reading: its children find figures, times, places, attributions and factuality, its joins put them together;
//   - compare takes the readings of many articles and says which claims speak of one Fact, how they stand to one another, and how running totals moved;
//   - ledger keeps articles, raw bytes, readings and relations in one SQLite file;
//   - pipeline carries articles through all of it on one machine;
//   - brief and web show what the ledger holds, every number with its words;
//   - eval scores readings against gold;
//   - cmd/hearsay is the program.
//
// This package imports nothing but the standard library and is free to all.
package hearsay
