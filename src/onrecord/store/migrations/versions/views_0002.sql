DROP VIEW statements;

DROP VIEW codings;

CREATE VIEW statements AS
SELECT
  s.id AS statement_id, r.id AS report_id, r.source, r.published, s.speaker, s.role, s.organisation, s.voice, s.act,
  s.quotation, s.words, s.cue, s.speaker_words, s.medium, s.outlet, s.via, json_extract(s.addressee, '$.name') AS addressee,
  json_extract(s.date, '$.start') AS date, s.repeat_of, s.within,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM statement_coding
    WHERE coded = s.coded AND statement = s.position AND variable = 'issue' AND label <> '')) AS issue,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM statement_coding
    WHERE coded = s.coded AND statement = s.position AND variable = 'stance' AND label <> '')) AS stance,
  s.confidence, s.coder
FROM statement s
JOIN report r ON r.shown = s.coded;

CREATE VIEW codings AS
SELECT
  r.id AS report_id, 'mention' AS unit, m.id AS unit_id, m.kind, g.variable, g.label AS value, g.words, g.voice,
  g.voice_name, g.confidence, g.coder, g.rule, g.value AS value_json, g.spans, g.codebook,
  c.program AS coded_by, c.coded_at
FROM coding g
JOIN mention m ON m.coded = g.coded AND m.position = g.mention
JOIN report r ON r.shown = g.coded
JOIN coded c ON c.id = g.coded
UNION ALL
SELECT
  r.id, 'statement', s.id, s.quotation, part.variable,
  CASE part.variable WHEN 'speaker' THEN coalesce(s.speaker, '') WHEN 'act' THEN s.act ELSE s.words END,
  CASE part.variable WHEN 'speaker' THEN s.speaker_words WHEN 'act' THEN s.cue ELSE s.words END, s.voice, s.speaker, s.confidence, s.coder, s.rule, NULL,
  json_extract(s.spans, '$.' || CASE part.variable WHEN 'act' THEN 'cue' ELSE part.variable END),
  s.codebook, c.program, c.coded_at
FROM statement s
JOIN report r ON r.shown = s.coded
JOIN coded c ON c.id = s.coded
JOIN (SELECT 'speaker' AS variable UNION ALL SELECT 'act' UNION ALL SELECT 'content') part
WHERE NOT (part.variable = 'speaker' AND s.speaker IS NULL) AND NOT (part.variable = 'content' AND s.words = '')
UNION ALL
SELECT
  r.id, 'statement', s.id, s.quotation, g.variable, g.label, g.words, g.voice, g.voice_name, g.confidence, g.coder, g.rule,
  g.value, g.spans, g.codebook, c.program, c.coded_at
FROM statement_coding g
JOIN statement s ON s.coded = g.coded AND s.position = g.statement
JOIN report r ON r.shown = g.coded
JOIN coded c ON c.id = g.coded;
