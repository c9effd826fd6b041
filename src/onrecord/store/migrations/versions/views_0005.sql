-- All that was ever decided of names; `stands` is 0 for what was taken back by undoing it.
CREATE VIEW name_decisions AS
SELECT
  d.step, d.a, d.b, d.verdict, s.why, s.by, s.at,
  NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.number) AS stands
FROM name_decision d
JOIN step s ON s.number = d.step;
