CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  locator TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL,
  title TEXT,
  source TEXT,
  published TEXT,
  timezone TEXT,
  language TEXT NOT NULL,
  url TEXT,
  characters INTEGER NOT NULL,
  given TEXT NOT NULL,  -- hash of what coding depends on beside the text
  shown INTEGER,        -- the row of coded that the views show
  added_at TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE found_at (
  report TEXT NOT NULL REFERENCES report (id),
  path TEXT NOT NULL,
  locator TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (report, path, locator)
);

CREATE TABLE unread (
  path TEXT NOT NULL,
  locator TEXT NOT NULL,
  stage TEXT NOT NULL,  -- reading or coding
  reason TEXT NOT NULL,
  advice TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (path, locator, stage)
);

CREATE TABLE coded (
  id INTEGER NOT NULL PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  program TEXT NOT NULL,  -- name, version and settings of what coded it
  given TEXT NOT NULL,
  content TEXT NOT NULL,  -- hash of all that was coded
  coded_at TEXT NOT NULL,
  UNIQUE (report, program, given, content)
);

CREATE TABLE mention (
  coded INTEGER NOT NULL REFERENCES coded (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  anchor_start INTEGER NOT NULL,
  anchor_end INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (coded, position)
);

CREATE INDEX ix_mention_id ON mention (id);

CREATE TABLE coding (
  coded INTEGER NOT NULL,
  mention INTEGER NOT NULL,
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
  PRIMARY KEY (coded, mention, position),
  FOREIGN KEY (coded, mention) REFERENCES mention (coded, position)
);

CREATE TABLE statement (
  coded INTEGER NOT NULL REFERENCES coded (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  speaker TEXT,
  role TEXT,
  organisation TEXT,
  speaker_kind TEXT,
  voice TEXT NOT NULL,
  act TEXT NOT NULL,
  quotation TEXT NOT NULL,
  words TEXT NOT NULL,
  cue TEXT NOT NULL,
  speaker_words TEXT NOT NULL,
  medium TEXT,
  outlet TEXT,
  via TEXT,
  addressee JSON,
  date JSON,
  repeat_of TEXT,
  within TEXT,
  spans JSON NOT NULL,
  confidence FLOAT NOT NULL,
  coder TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (coded, position)
);

CREATE INDEX ix_statement_id ON statement (id);
