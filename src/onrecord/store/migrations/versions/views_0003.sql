-- One row for each mention and each variable that was asked of it or coded: why a value is there or not.
CREATE VIEW answers AS
WITH asked AS (
  SELECT m.coded, m.position AS mention, variable.value AS variable
  FROM mention m
  JOIN coded c ON c.id = m.coded
  JOIN json_each(c.questions) q ON json_extract(q.value, '$.kind') = m.kind
  JOIN json_each(q.value, '$.variables') variable
  UNION
  SELECT coded, mention, variable FROM coding
), looked_for AS (
  SELECT c.id AS coded, json_extract(q.value, '$.kind') AS kind, variable.value AS variable
  FROM coded c
  JOIN json_each(c.questions) q
  JOIN json_each(q.value, '$.looked_for') variable
), tally AS (
  SELECT
    coded, mention, variable, count(*) AS codings, sum(type IS 'Unknown') AS unknown,
    sum(type IS 'Size' AND json_extract(value, '$.low') IS 0 AND json_extract(value, '$.high') IS 0) AS zero
  FROM coding
  GROUP BY coded, mention, variable
)
SELECT
  r.id AS report_id, m.id AS mention_id, m.kind, a.variable,
  CASE
    WHEN t.codings > t.unknown + t.zero THEN 'coded'
    WHEN t.zero > 0 THEN 'zero'
    WHEN t.unknown > 0 THEN 'unknown'
    WHEN l.variable IS NOT NULL THEN 'not_reported'
    ELSE 'not_coded'
  END AS answer,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = a.variable
    AND label <> '' AND type IS NOT 'Unknown')) AS value,
  (SELECT group_concat(words, '; ') FROM (
    SELECT DISTINCT words FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = a.variable AND words <> '')) AS words
FROM mention m
JOIN report r ON r.shown = m.coded
JOIN asked a ON a.coded = m.coded AND a.mention = m.position
LEFT JOIN tally t ON t.coded = m.coded AND t.mention = m.position AND t.variable = a.variable
LEFT JOIN looked_for l ON l.coded = m.coded AND l.kind = m.kind AND l.variable = a.variable;
