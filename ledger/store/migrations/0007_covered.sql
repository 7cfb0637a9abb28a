-- Facts and relations carry what covers their mentions too: kinds of caveat, interest, and of a relation the hashes of its articles and the independent origins of its sides. The origins of a claim are also those of its figures. The columns of before stand as they were.
DROP VIEW claims;
CREATE VIEW claims AS
SELECT c.id AS claim, a.id AS article, (SELECT sha256 FROM capture WHERE version = c.version ORDER BY seq LIMIT 1) AS article_sha256, a.meta ->> '$.url' AS url, a.meta ->> '$.published' AS published,
  (SELECT group_concat(s.value ->> '$.text', ' … ') FROM json_each(b.body, '$.content') s) AS text, b.body ->> '$.content[0].start' AS start, b.body ->> '$.content[#-1].end' AS "end",
  b.body ->> '$.claimant.name' AS claimant, b.body ->> '$.claimant.kind' AS claimant_kind, b.body ->> '$.claimant.side' AS claimant_side, b.body -> '$.via' AS via, c.stance,
  b.body ->> '$.likelihood' AS likelihood, (SELECT group_concat(DISTINCT k.value ->> '$.kind') FROM json_each(b.body, '$.caveats') k) AS caveats,
  (SELECT group_concat(DISTINCT g.body ->> '$.interest') FROM figure f JOIN figure_body g ON g.figure = f.seq WHERE f.claim = c.id AND f.claim <> '' AND f.gone = '') AS interest,
  (SELECT min(x.low) FROM fact x WHERE x.seq IN (SELECT fact FROM fact_member WHERE mention = c.id UNION SELECT fact FROM figure WHERE claim = c.id AND claim <> '' AND gone = '')) AS origins_low,
  (SELECT max(x.high) FROM fact x WHERE x.seq IN (SELECT fact FROM fact_member WHERE mention = c.id UNION SELECT fact FROM figure WHERE claim = c.id AND claim <> '' AND gone = '')) AS origins_high, c.score
FROM claim c JOIN claim_body b ON b.claim = c.seq JOIN article a ON a.seq = c.article WHERE c.gone = '' AND a.forgotten = '';

DROP VIEW relations;
CREATE VIEW relations AS
SELECT r.id AS relation, r.kind, r.opposed, r.body ->> '$.reason' AS reason, nullif(r.body ->> '$.a.claim', '') AS a_claim, nullif(r.body ->> '$.a.figure', '') AS a_figure, r.body ->> '$.a.article_id' AS a_article,
  nullif(r.body ->> '$.b.claim', '') AS b_claim, nullif(r.body ->> '$.b.figure', '') AS b_figure, r.body ->> '$.b.article_id' AS b_article,
  (SELECT article_sha256 FROM articles WHERE article = r.body ->> '$.a.article_id') AS a_article_sha256, (SELECT article_sha256 FROM articles WHERE article = r.body ->> '$.b.article_id') AS b_article_sha256,
  coalesce((SELECT caveats FROM figures WHERE figure = r.body ->> '$.a.figure'), (SELECT caveats FROM claims WHERE claim = r.body ->> '$.a.claim')) AS a_caveats,
  coalesce((SELECT caveats FROM figures WHERE figure = r.body ->> '$.b.figure'), (SELECT caveats FROM claims WHERE claim = r.body ->> '$.b.claim')) AS b_caveats,
  coalesce((SELECT interest FROM figures WHERE figure = r.body ->> '$.a.figure'), (SELECT interest FROM claims WHERE claim = r.body ->> '$.a.claim')) AS a_interest,
  coalesce((SELECT interest FROM figures WHERE figure = r.body ->> '$.b.figure'), (SELECT interest FROM claims WHERE claim = r.body ->> '$.b.claim')) AS b_interest,
  coalesce((SELECT origins_low FROM figures WHERE figure = r.body ->> '$.a.figure'), (SELECT origins_low FROM claims WHERE claim = r.body ->> '$.a.claim')) AS a_origins_low,
  coalesce((SELECT origins_low FROM figures WHERE figure = r.body ->> '$.b.figure'), (SELECT origins_low FROM claims WHERE claim = r.body ->> '$.b.claim')) AS b_origins_low
FROM relation r WHERE r.forgotten = 0;

DROP VIEW facts;
CREATE VIEW facts AS
SELECT x.id AS fact, x.class, x.measure, x.body ->> '$.fact.of' AS of, x.body ->> '$.fact.subject' AS subject, x.body ->> '$.fact.place' AS place, x.first AS as_of_first, x.last AS as_of_last,
  x.low AS origins_low, x.high AS origins_high, json_array_length(x.body, '$.members') AS mentions,
  (SELECT group_concat(DISTINCT k.value ->> '$.kind') FROM fact_member m LEFT JOIN claim c ON c.id = m.mention LEFT JOIN claim_body p ON p.claim = c.seq
    LEFT JOIN figure f ON f.id = m.mention LEFT JOIN figure_body q ON q.figure = f.seq, json_each(coalesce(p.body, q.body), '$.caveats') k WHERE m.fact = x.seq) AS caveats,
  (SELECT group_concat(DISTINCT q.body ->> '$.interest') FROM fact_member m JOIN figure f ON f.id = m.mention JOIN figure_body q ON q.figure = f.seq WHERE m.fact = x.seq) AS interest
FROM fact x;
