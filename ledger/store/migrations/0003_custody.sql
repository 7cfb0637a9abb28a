-- The chain of custody, in docs/custody.md: a record for each capture and each takedown, in the order of adding. record is what the link is made over, byte for byte;
-- detail, packed, is where the capture came from, and NULL once forgotten.
CREATE TABLE chain (
  n       INTEGER PRIMARY KEY,
  capture INTEGER UNIQUE REFERENCES capture,
  record  TEXT NOT NULL,
  detail  BLOB,
  link    TEXT NOT NULL
);

-- Proofs that the link n stood at some time: an RFC 3161 token or an OpenTimestamps proof, as it came.
CREATE TABLE proof (
  sha256 TEXT PRIMARY KEY,
  n      INTEGER NOT NULL,
  link   TEXT NOT NULL,
  form   TEXT NOT NULL,
  added  INTEGER NOT NULL,
  source TEXT NOT NULL,
  data   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX proof_n ON proof (n);

-- What was captured before there was a chain waits for its records.
INSERT INTO cursor (stage, value) VALUES ('custody', 'awaited');

-- Articles of which several versions are kept, in the order of their listing.
CREATE INDEX article_revised ON article (day DESC, seq DESC) WHERE versions > 1 AND forgotten = '';
