-- Times are milliseconds since 1970 in UTC, days are ISO days ('' where unknown), seq numbers are ours and never leave the ledger.

-- Bytes and texts by their SHA-256; data is packed with zstd where packed is 1, and NULL once forgotten.
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size   INTEGER NOT NULL,
  packed INTEGER NOT NULL,
  data   BLOB
) WITHOUT ROWID;

-- One published page. source is where a page without URL or other key came from: the same source with other bytes is a new version of it. alias is the id that its key
-- gives, where the key came later than the id. version is the last one, standing the last that was read: its claims are those that stand.
CREATE TABLE article (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  alias     TEXT NOT NULL DEFAULT '',
  name      TEXT NOT NULL,
  source    TEXT NOT NULL,
  keyed     INTEGER NOT NULL,
  day       TEXT NOT NULL,
  meta      TEXT NOT NULL,
  unread    TEXT NOT NULL DEFAULT '',
  detail    TEXT NOT NULL DEFAULT '',
  copy_of   TEXT,
  alike     REAL,
  version   INTEGER NOT NULL DEFAULT 0,
  standing  INTEGER NOT NULL DEFAULT 0,
  added     INTEGER NOT NULL,
  versions  INTEGER NOT NULL DEFAULT 0,
  claims    INTEGER NOT NULL DEFAULT 0,
  figures   INTEGER NOT NULL DEFAULT 0,
  forgotten TEXT NOT NULL DEFAULT ''
);
CREATE INDEX article_day ON article (day) WHERE forgotten = '';
CREATE INDEX article_added ON article (added);
CREATE INDEX article_alias ON article (alias) WHERE alias <> '';
CREATE INDEX article_source ON article (source) WHERE keyed = 0;
CREATE INDEX article_unread ON article (unread) WHERE forgotten = '' AND unread <> '';
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

-- One state of an article's text; folded is the SHA-256 of the text with white space folded.
CREATE TABLE version (
  seq         INTEGER PRIMARY KEY,
  article     INTEGER NOT NULL REFERENCES article,
  text_sha256 TEXT NOT NULL,
  folded      TEXT NOT NULL,
  sketch      BLOB,
  meta        TEXT NOT NULL,
  unread      TEXT NOT NULL,
  detail      TEXT NOT NULL,
  UNIQUE (article, text_sha256)
);
CREATE INDEX version_folded ON version (folded);
CREATE INDEX version_text ON version (text_sha256);

-- Bytes in which a version was seen. A version is named by the bytes of its first capture.
CREATE TABLE capture (
  seq      INTEGER PRIMARY KEY,
  version  INTEGER NOT NULL REFERENCES version,
  sha256   TEXT NOT NULL,
  captured INTEGER NOT NULL,
  source   TEXT NOT NULL,
  UNIQUE (version, sha256, source)
);
CREATE INDEX capture_sha256 ON capture (sha256, source);

-- Meta data that stood until others came.
CREATE TABLE meta (
  article INTEGER NOT NULL REFERENCES article,
  until   INTEGER NOT NULL,
  body    TEXT NOT NULL
);
CREATE INDEX meta_article ON meta (article);

-- The last reading of a version: hearsay/reading/1, packed.
CREATE TABLE reading (
  version INTEGER PRIMARY KEY REFERENCES version,
  made    INTEGER NOT NULL,
  reader  TEXT NOT NULL,
  data    BLOB NOT NULL
);

-- Bands of the sketch of a text's words, so that texts alike are found.
CREATE TABLE band (
  nth     INTEGER NOT NULL,
  hash    INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (nth, hash, article)
) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);

-- Claims: what is filtered and sorted here, the object in claim_body. gone is the reason why no reading holds it now.
CREATE TABLE claim (
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article,
  version INTEGER NOT NULL REFERENCES version,
  nth     INTEGER NOT NULL,
  gone    TEXT NOT NULL DEFAULT '',
  day     TEXT NOT NULL,
  side    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  stance  TEXT NOT NULL,
  score   REAL,
  added   INTEGER NOT NULL
);
CREATE INDEX claim_day ON claim (day, seq, side, kind, stance, score, added) WHERE gone = '';
CREATE INDEX claim_side ON claim (side, day) WHERE gone = '';
CREATE INDEX claim_kind ON claim (kind, day) WHERE gone = '';
CREATE INDEX claim_stance ON claim (stance, day) WHERE gone = '';
CREATE INDEX claim_added ON claim (added) WHERE gone = '';
CREATE INDEX claim_article ON claim (article, nth);
CREATE TABLE claim_body (claim INTEGER PRIMARY KEY REFERENCES claim, body TEXT NOT NULL);

-- Who makes a claim that stands: each of several joint claimants.
CREATE TABLE claim_who (
  claimant TEXT NOT NULL,
  day      TEXT NOT NULL,
  claim    INTEGER NOT NULL REFERENCES claim,
  PRIMARY KEY (claimant, day, claim)
) WITHOUT ROWID;
CREATE INDEX claim_who_claim ON claim_who (claim);

-- What the figures in a claim that stands count.
CREATE TABLE claim_counts (
  measure TEXT NOT NULL,
  of      TEXT NOT NULL,
  claim   INTEGER NOT NULL REFERENCES claim,
  PRIMARY KEY (measure, of, claim)
) WITHOUT ROWID;
CREATE INDEX claim_counts_of ON claim_counts (of, claim);
CREATE INDEX claim_counts_claim ON claim_counts (claim);

-- Where a claim that stands speaks of: the places in its words (direct) and all areas that these lie in.
CREATE TABLE claim_place (
  place  TEXT NOT NULL,
  day    TEXT NOT NULL,
  claim  INTEGER NOT NULL REFERENCES claim,
  direct INTEGER NOT NULL,
  PRIMARY KEY (place, day, claim)
) WITHOUT ROWID;
CREATE INDEX claim_place_claim ON claim_place (claim);

-- Figures, in the same way. fact and fact_day are the group that the last comparison put it in, and that group's last as-of day.
CREATE TABLE figure (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  article  INTEGER NOT NULL REFERENCES article,
  version  INTEGER NOT NULL REFERENCES version,
  nth      INTEGER NOT NULL,
  gone     TEXT NOT NULL DEFAULT '',
  day      TEXT NOT NULL,
  as_of    TEXT NOT NULL,
  side     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  stance   TEXT NOT NULL,
  measure  TEXT NOT NULL,
  of       TEXT NOT NULL,
  score    REAL,
  added    INTEGER NOT NULL,
  claim    TEXT NOT NULL DEFAULT '',
  fact     INTEGER NOT NULL DEFAULT 0,
  fact_day TEXT NOT NULL DEFAULT ''
);
CREATE INDEX figure_fact ON figure (fact_day DESC, fact DESC, as_of, seq, day, side, kind, stance, score, added) WHERE gone = '';
CREATE INDEX figure_measure ON figure (measure, of, fact_day DESC, fact DESC, as_of, claim) WHERE gone = '';
CREATE INDEX figure_of ON figure (of, fact_day DESC, fact DESC, as_of, claim) WHERE gone = '';
CREATE INDEX figure_group ON figure (fact);
CREATE INDEX figure_undated ON figure (seq) WHERE gone = '' AND as_of = '';
CREATE INDEX figure_added ON figure (added) WHERE gone = '';
CREATE INDEX figure_article ON figure (article, nth);
CREATE INDEX figure_claim ON figure (claim) WHERE claim <> '';
CREATE TABLE figure_body (figure INTEGER PRIMARY KEY REFERENCES figure, body TEXT NOT NULL);
CREATE TABLE figure_who (
  claimant TEXT NOT NULL,
  figure   INTEGER NOT NULL REFERENCES figure,
  PRIMARY KEY (claimant, figure)
) WITHOUT ROWID;
CREATE INDEX figure_who_figure ON figure_who (figure);
CREATE TABLE figure_place (
  place  TEXT NOT NULL,
  figure INTEGER NOT NULL REFERENCES figure,
  direct INTEGER NOT NULL,
  PRIMARY KEY (place, figure)
) WITHOUT ROWID;
CREATE INDEX figure_place_figure ON figure_place (figure);

-- Claimants with their counts. A person or witness whom the reference does not know never stands here.
CREATE TABLE claimant (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  side    TEXT NOT NULL,
  claims  INTEGER NOT NULL DEFAULT 0,
  figures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX claimant_claims ON claimant (claims);

-- Places with their counts, the areas that they lie in, and their first words in each article.
CREATE TABLE place (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  mentions INTEGER NOT NULL DEFAULT 0,
  claims   INTEGER NOT NULL DEFAULT 0,
  figures  INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX place_mentions ON place (mentions);
CREATE TABLE place_area (area TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (area, place)) WITHOUT ROWID;
CREATE TABLE article_place (
  place    TEXT NOT NULL,
  article  INTEGER NOT NULL REFERENCES article,
  mentions INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (place, article)
) WITHOUT ROWID;
CREATE INDEX article_place_article ON article_place (article);

-- What the comparison made of the claims. The objects are whole in body; added is when the thing was first found.
CREATE TABLE fact (
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  class   TEXT NOT NULL,
  measure TEXT NOT NULL,
  of      TEXT NOT NULL,
  first   TEXT NOT NULL,
  last    TEXT NOT NULL,
  low     INTEGER NOT NULL,
  high    INTEGER NOT NULL,
  added   INTEGER NOT NULL,
  body    TEXT NOT NULL
);
CREATE INDEX fact_last ON fact (last DESC);
CREATE INDEX fact_measure ON fact (measure, of, last DESC);
CREATE TABLE fact_member (
  mention TEXT NOT NULL,
  fact    INTEGER NOT NULL REFERENCES fact,
  PRIMARY KEY (mention, fact)
) WITHOUT ROWID;
CREATE INDEX fact_member_fact ON fact_member (fact);
CREATE TABLE relation (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL,
  opposed   INTEGER NOT NULL,
  added     INTEGER NOT NULL,
  forgotten INTEGER NOT NULL DEFAULT 0,
  body      TEXT NOT NULL
);
CREATE INDEX relation_added ON relation (opposed, added DESC) WHERE forgotten = 0;
CREATE INDEX relation_every ON relation (added DESC) WHERE forgotten = 0;
CREATE TABLE relation_mention (
  mention  TEXT NOT NULL,
  relation INTEGER NOT NULL REFERENCES relation,
  PRIMARY KEY (mention, relation)
) WITHOUT ROWID;
CREATE INDEX relation_mention_relation ON relation_mention (relation);
CREATE TABLE tally (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  claimant TEXT NOT NULL,
  measure  TEXT NOT NULL,
  of       TEXT NOT NULL,
  first    TEXT NOT NULL,
  last     TEXT NOT NULL,
  moved    INTEGER NOT NULL,
  body     TEXT NOT NULL
);
CREATE INDEX tally_moved ON tally (moved DESC);
CREATE INDEX tally_claimant ON tally (claimant);
CREATE TABLE tally_figure (
  figure TEXT NOT NULL,
  tally  INTEGER NOT NULL REFERENCES tally,
  PRIMARY KEY (figure, tally)
) WITHOUT ROWID;
CREATE INDEX tally_figure_tally ON tally_figure (tally);

-- What was forgotten, and why; and how far each stage has come.
CREATE TABLE forgotten (id TEXT PRIMARY KEY, at INTEGER NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cursor (stage TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Full text; rowid is the seq of article, claim or figure. An article's words stand in its blob alone.
CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = '', tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE claim_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE figure_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO article_words (article_words, rank) VALUES ('secure-delete', 1);
INSERT INTO claim_words (claim_words, rank) VALUES ('secure-delete', 1);
INSERT INTO figure_words (figure_words, rank) VALUES ('secure-delete', 1);
