-- Readings of a version that other tools, models or persons made: reader says who (hearsay/reading/1's reader), data is the reading, packed. Of one maker the last stands.
CREATE TABLE other_reading (
  seq     INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES version,
  reader  TEXT NOT NULL,
  made    INTEGER NOT NULL,
  data    BLOB NOT NULL,
  UNIQUE (version, reader)
);

-- The ids of the claims and figures in them.
CREATE TABLE other_mention (
  mention TEXT NOT NULL,
  other   INTEGER NOT NULL REFERENCES other_reading,
  PRIMARY KEY (mention, other)
) WITHOUT ROWID;
CREATE INDEX other_mention_other ON other_mention (other);
