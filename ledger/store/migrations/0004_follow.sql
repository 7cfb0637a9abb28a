-- What is followed: lists that name articles (feed, sitemap), pages that are kept each time they changed, articles that lists named, and new: what has not been asked yet. host is whose turn it
-- is. parent is the row that named it, 0 the user. said is what the list says of an article (JSON). next is when it is due, NULL: not again; every is the time between, stage how many of its
-- readings an article has had. why is why the last asking failed, "" where it did not; same counts answers without change, came the articles and versions that it brought.
CREATE TABLE followed (
  seq      INTEGER PRIMARY KEY,
  url      TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  host     TEXT NOT NULL,
  parent   INTEGER NOT NULL DEFAULT 0,
  title    TEXT NOT NULL DEFAULT '',
  said     TEXT NOT NULL DEFAULT '',
  added    INTEGER NOT NULL,
  next     INTEGER,
  every    INTEGER NOT NULL DEFAULT 0,
  stage    INTEGER NOT NULL DEFAULT 0,
  first    INTEGER NOT NULL DEFAULT 0,
  asked    INTEGER NOT NULL DEFAULT 0,
  answered INTEGER NOT NULL DEFAULT 0,
  etag     TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  status   INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  why      TEXT NOT NULL DEFAULT '',
  note     TEXT NOT NULL DEFAULT '',
  asks     INTEGER NOT NULL DEFAULT 0,
  same     INTEGER NOT NULL DEFAULT 0,
  came     INTEGER NOT NULL DEFAULT 0,
  article  TEXT NOT NULL DEFAULT ''
);
CREATE INDEX followed_due ON followed (host, next) WHERE next IS NOT NULL;
CREATE INDEX followed_kind ON followed (kind, seq);
CREATE INDEX followed_parent ON followed (parent);
CREATE INDEX followed_failed ON followed (asked DESC) WHERE why <> '';
CREATE INDEX followed_answered ON followed (answered DESC) WHERE article <> '';

-- What must be remembered of a host between two runs: when it may be asked next, what its robots.txt says (JSON).
CREATE TABLE followed_host (host TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;

-- Addresses of articles that answered 404 or 410, and when they were there again. version is the SHA-256 of the bytes of the version that stood then.
CREATE TABLE page_gone (
  seq     INTEGER PRIMARY KEY,
  article TEXT NOT NULL,
  version TEXT NOT NULL,
  url     TEXT NOT NULL,
  status  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  until   INTEGER
);
CREATE INDEX page_gone_at ON page_gone (at);
CREATE INDEX page_gone_url ON page_gone (url) WHERE until IS NULL;
