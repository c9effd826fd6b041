CREATE TABLE named (
  report TEXT NOT NULL,
  position INTEGER NOT NULL,
  "key" TEXT NOT NULL,  -- of the name, or of that for which the report says it is short
  country TEXT NOT NULL,  -- ISO 3166-1 alpha-2; empty where the report tells none, or several
  name TEXT NOT NULL,
  kind TEXT,
  short_for TEXT NOT NULL,
  PRIMARY KEY (report, position),
  FOREIGN KEY(report) REFERENCES report (id)
) WITHOUT ROWID;

CREATE INDEX ix_named_key ON named ("key");

CREATE TABLE name_decision (
  step INTEGER NOT NULL,
  a TEXT NOT NULL,  -- key and country: "scotland yard|GB"
  b TEXT NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (step),
  FOREIGN KEY(step) REFERENCES step (number)
) WITHOUT ROWID;

-- Outlines are made afresh with the names of their reports; those that say the same as before stay as they are.
UPDATE outlined SET maker = '';
