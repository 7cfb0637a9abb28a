-- Bytes in which a version was seen, and each time that they were: bytes that are fetched again at another time are captured again, and stand in blob once. A version is named by the bytes of its
-- first capture. The table is made anew, since a rule that a table began with cannot be taken from it.
CREATE TEMPORARY TABLE captured_before AS SELECT * FROM capture;
DROP TABLE capture;
CREATE TABLE capture (
  seq      INTEGER PRIMARY KEY,
  version  INTEGER NOT NULL REFERENCES version,
  sha256   TEXT NOT NULL,
  captured INTEGER NOT NULL,
  source   TEXT NOT NULL
);
INSERT INTO capture (seq, version, sha256, captured, source) SELECT seq, version, sha256, captured, source FROM captured_before ORDER BY seq;
DROP TABLE captured_before;
CREATE INDEX capture_version ON capture (version, sha256, source, captured);
CREATE INDEX capture_sha256 ON capture (sha256, source);
