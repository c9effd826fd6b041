-- Each view shows, for every report, the coding that was made or asked for last.

CREATE VIEW reports AS
SELECT
  r.id AS report_id, r.title, r.source, r.published, r.timezone, r.language, r.path, r.locator, r.url, r.characters,
  (SELECT count(*) FROM mention WHERE coded = r.shown) AS mentions,
  (SELECT count(*) FROM statement WHERE coded = r.shown) AS statements,
  c.program AS coded_by, c.coded_at, r.added_at, r.text
FROM report r LEFT JOIN coded c ON c.id = r.shown;

CREATE VIEW mentions AS
SELECT
  m.id AS mention_id, r.id AS report_id, r.source, r.published, m.kind, m.words,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'status' AND label <> '')) AS status,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'form' AND label <> '')) AS form,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'foreground' AND label <> '')) AS foreground,
  json_extract(d.value, '$.start') AS date_start, json_extract(d.value, '$.end') AS date_end,
  json_extract(d.value, '$.grain') AS date_grain, d.words AS date_words,
  json_extract(p.value, '$.site') AS site, json_extract(p.value, '$.district') AS district,
  json_extract(p.value, '$.locality') AS locality, json_extract(p.value, '$.region') AS region,
  json_extract(p.value, '$.country') AS country, json_extract(p.value, '$.latitude') AS latitude,
  json_extract(p.value, '$.longitude') AS longitude, p.words AS place_words,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'organiser' AND label <> '')) AS organiser,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'participant' AND label <> '')) AS participant,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'actor' AND label <> '')) AS actor,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'target' AND label <> '')) AS target,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'addressee' AND label <> '')) AS addressee,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'issue' AND label <> '')) AS issue,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'demand' AND label <> '')) AS demand,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'slogan' AND label <> '')) AS slogan,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'series' AND label <> '')) AS series,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'permission' AND label <> '')) AS permission,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'participants' AND label <> '')) AS participants,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'arrests' AND label <> '')) AS arrests,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'detained' AND label <> '')) AS detained,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'injured_participants' AND label <> '')) AS injured_participants,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'injured_police' AND label <> '')) AS injured_police,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'deaths' AND label <> '')) AS deaths,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'police_measure' AND label <> '')) AS police_measure,
  (SELECT group_concat(label, '; ') FROM (
    SELECT DISTINCT label FROM coding
    WHERE coded = m.coded AND mention = m.position AND variable = 'participant_measure' AND label <> '')) AS participant_measure
FROM mention m
JOIN report r ON r.shown = m.coded
LEFT JOIN coding d ON d.coded = m.coded AND d.mention = m.position AND d.position = (
  SELECT min(position) FROM coding WHERE coded = m.coded AND mention = m.position AND variable = 'date')
LEFT JOIN coding p ON p.coded = m.coded AND p.mention = m.position AND p.position = (
  SELECT min(position) FROM coding WHERE coded = m.coded AND mention = m.position AND variable = 'place');

CREATE VIEW figures AS
SELECT
  r.id AS report_id, m.id AS mention_id, m.kind, g.variable,
  json_extract(g.value, '$.low') AS low, json_extract(g.value, '$.high') AS high,
  json_extract(g.value, '$.qualifier') AS qualifier, json_extract(g.value, '$.basis') AS basis,
  g.voice, g.voice_name, g.words, json_extract(g.value, '$.unit') AS unit, json_extract(g.value, '$.as_of') AS as_of,
  json_extract(g.value, '$.policy') AS policy, json_extract(g.value, '$.derived') AS derived,
  g.confidence, g.coder
FROM coding g
JOIN mention m ON m.coded = g.coded AND m.position = g.mention
JOIN report r ON r.shown = g.coded
WHERE g.type = 'Size';

CREATE VIEW statements AS
SELECT
  s.id AS statement_id, r.id AS report_id, r.source, r.published, s.speaker, s.role, s.organisation, s.voice, s.act,
  s.quotation, s.words, s.cue, s.speaker_words, s.medium, s.outlet, s.via, json_extract(s.addressee, '$.name') AS addressee,
  json_extract(s.date, '$.start') AS date, s.repeat_of, s.within, s.confidence, s.coder
FROM statement s
JOIN report r ON r.shown = s.coded;

CREATE VIEW codings AS
SELECT
  r.id AS report_id, 'mention' AS unit, m.id AS unit_id, m.kind, g.variable, g.label AS value, g.words, g.voice,
  g.voice_name, g.confidence, g.coder, g.rule, g.value AS value_json, g.spans, c.program AS coded_by, c.coded_at
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
  c.program, c.coded_at
FROM statement s
JOIN report r ON r.shown = s.coded
JOIN coded c ON c.id = s.coded
JOIN (SELECT 'speaker' AS variable UNION ALL SELECT 'act' UNION ALL SELECT 'content') part
WHERE NOT (part.variable = 'speaker' AND s.speaker IS NULL) AND NOT (part.variable = 'content' AND s.words = '');
