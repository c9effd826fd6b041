ALTER TABLE coding ADD COLUMN codebook TEXT NOT NULL DEFAULT '';

ALTER TABLE statement ADD COLUMN codebook TEXT NOT NULL DEFAULT '';

CREATE TABLE statement_coding (
  coded INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  position INTEGER NOT NULL,
  variable TEXT NOT NULL,
  type TEXT,            -- Code, Text, When, Where, Size, Actor
  label TEXT NOT NULL,  -- the value in words
  value JSON,           -- the whole value; NULL where it is not known
  words TEXT NOT NULL,
  spans JSON NOT NULL,  -- [start, end) in code points of the report's text
  voice TEXT,
  voice_name TEXT,
  confidence FLOAT NOT NULL,
  coder TEXT NOT NULL,
  rule TEXT NOT NULL,
  codebook TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (coded, statement, position),
  FOREIGN KEY (coded, statement) REFERENCES statement (coded, position)
);
