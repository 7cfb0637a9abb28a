-- What others read: a view a listing, its columns kept stable while the tables below may change. Times are UTC; text columns are empty or NULL where nothing is known.
CREATE VIEW articles AS
SELECT a.id AS article, (SELECT sha256 FROM capture WHERE version = a.version ORDER BY seq LIMIT 1) AS article_sha256, a.name, a.meta ->> '$.title' AS title, a.meta ->> '$.url' AS url,
  a.meta ->> '$.published' AS published, a.meta ->> '$.publisher' AS publisher, a.meta ->> '$.language' AS language, nullif(a.unread, '') AS unread, a.copy_of, a.versions, a.claims, a.figures
FROM article a WHERE a.forgotten = '';

CREATE VIEW claims AS
SELECT c.id AS claim, a.id AS article, (SELECT sha256 FROM capture WHERE version = c.version ORDER BY seq LIMIT 1) AS article_sha256, a.meta ->> '$.url' AS url, a.meta ->> '$.published' AS published,
  (SELECT group_concat(s.value ->> '$.text', ' … ') FROM json_each(b.body, '$.content') s) AS text, b.body ->> '$.content[0].start' AS start, b.body ->> '$.content[#-1].end' AS "end",
  b.body ->> '$.claimant.name' AS claimant, b.body ->> '$.claimant.kind' AS claimant_kind, b.body ->> '$.claimant.side' AS claimant_side, b.body -> '$.via' AS via, c.stance,
  b.body ->> '$.likelihood' AS likelihood, (SELECT group_concat(DISTINCT k.value ->> '$.kind') FROM json_each(b.body, '$.caveats') k) AS caveats,
  (SELECT group_concat(DISTINCT g.body ->> '$.interest') FROM figure f JOIN figure_body g ON g.figure = f.seq WHERE f.claim = c.id AND f.claim <> '' AND f.gone = '') AS interest,
  (SELECT min(x.low) FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention = c.id) AS origins_low,
  (SELECT max(x.high) FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention = c.id) AS origins_high, c.score
FROM claim c JOIN claim_body b ON b.claim = c.seq JOIN article a ON a.seq = c.article WHERE c.gone = '' AND a.forgotten = '';

CREATE VIEW figures AS
SELECT f.id AS figure, nullif(f.claim, '') AS claim, a.id AS article, (SELECT sha256 FROM capture WHERE version = f.version ORDER BY seq LIMIT 1) AS article_sha256, a.meta ->> '$.url' AS url,
  a.meta ->> '$.published' AS published, b.body ->> '$.text' AS text, b.body ->> '$.start' AS start, b.body ->> '$.end' AS "end", f.measure, b.body ->> '$.of' AS of, b.body ->> '$.subject' AS subject,
  b.body ->> '$.low' AS low, b.body ->> '$.best' AS best, b.body ->> '$.high' AS high, b.body ->> '$.qualifier' AS qualifier, b.body ->> '$.cumulative' AS cumulative,
  b.body ->> '$.period.from' AS period_from, b.body ->> '$.period.to' AS period_to, b.body ->> '$.claimant.name' AS claimant, b.body ->> '$.claimant.side' AS claimant_side, b.body -> '$.via' AS via,
  nullif(f.stance, '') AS stance, (SELECT group_concat(DISTINCT k.value ->> '$.kind') FROM json_each(b.body, '$.caveats') k) AS caveats, b.body ->> '$.interest' AS interest,
  x.id AS fact, x.low AS origins_low, x.high AS origins_high, f.score
FROM figure f JOIN figure_body b ON b.figure = f.seq JOIN article a ON a.seq = f.article LEFT JOIN fact x ON x.seq = f.fact WHERE f.gone = '' AND a.forgotten = '';

CREATE VIEW relations AS
SELECT r.id AS relation, r.kind, r.opposed, r.body ->> '$.reason' AS reason, nullif(r.body ->> '$.a.claim', '') AS a_claim, nullif(r.body ->> '$.a.figure', '') AS a_figure, r.body ->> '$.a.article_id' AS a_article,
  nullif(r.body ->> '$.b.claim', '') AS b_claim, nullif(r.body ->> '$.b.figure', '') AS b_figure, r.body ->> '$.b.article_id' AS b_article
FROM relation r WHERE r.forgotten = 0;

CREATE VIEW facts AS
SELECT x.id AS fact, x.class, x.measure, x.body ->> '$.fact.of' AS of, x.body ->> '$.fact.subject' AS subject, x.body ->> '$.fact.place' AS place, x.first AS as_of_first, x.last AS as_of_last,
  x.low AS origins_low, x.high AS origins_high, json_array_length(x.body, '$.members') AS mentions
FROM fact x;

CREATE VIEW origins AS
SELECT x.id AS fact, o.value ->> '$.name' AS origin, o.value -> '$.via' AS via FROM fact x, json_each(x.body, '$.origins') o;
