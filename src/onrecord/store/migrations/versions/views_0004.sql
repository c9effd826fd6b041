-- Events as they stand now, for people. What is on the shelf and not yet linked is in no event.
CREATE VIEW event_mentions AS
SELECT
  e.id AS event_id, e.kind, o.mention AS mention_id, o.report AS report_id, r.source, r.published, r.title, m.words,
  EXISTS (
    SELECT 1 FROM copy c
    CROSS JOIN outline other ON other.report = c.of
    CROSS JOIN member same ON same.mention = other.mention AND same.event = e.id
    WHERE c.report = o.report) AS copy
FROM member b
JOIN event e ON e.id = b.event
JOIN outline o ON o.mention = b.mention
JOIN report r ON r.id = o.report
JOIN mention m ON m.id = o.mention AND m.coded = r.shown
GROUP BY e.id, o.mention;

CREATE VIEW events AS
SELECT
  event_id, kind, count(*) AS mentions, count(DISTINCT report_id) AS reports,
  count(DISTINCT CASE WHEN copy THEN report_id END) AS copies, count(DISTINCT source) AS outlets,
  min(published) AS first_published, max(published) AS last_published
FROM event_mentions
GROUP BY event_id, kind;

-- All that was ever decided; `stands` is 0 for what was taken back by undoing it.
CREATE VIEW decisions AS
SELECT
  d.number, d.a, d.b, d.verdict, s.why, s.by, s.at,
  json_extract(d.a_spot, '$.report') AS a_report, json_extract(d.b_spot, '$.report') AS b_report,
  NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.number) AS stands
FROM decision d
JOIN step s ON s.number = d.step;

-- Every change of every event, in the order in which they were made.
CREATE VIEW event_changes AS
SELECT
  c.step, s.at, s.what AS done_by, s.by, s.why, c.kind, c.origin AS from_event, c."to" AS to_event,
  json_array_length(c.mentions) AS mentions, c.mentions AS mention_ids,
  NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.number) AS stands
FROM change c
JOIN step s ON s.number = c.step;
