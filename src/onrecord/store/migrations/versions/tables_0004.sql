CREATE INDEX ix_report_shown ON report (id, shown);

CREATE TABLE withdrawn (
  report TEXT NOT NULL,
  "by" TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (report),
  FOREIGN KEY(report) REFERENCES report (id)
);

CREATE TABLE outlined (
  report TEXT NOT NULL,
  coded INTEGER NOT NULL,  -- the coding that its outlines were made from
  maker TEXT NOT NULL,
  PRIMARY KEY (report),
  FOREIGN KEY(report) REFERENCES report (id)
) WITHOUT ROWID;

CREATE TABLE outline (
  number INTEGER NOT NULL,
  mention TEXT NOT NULL,
  report TEXT NOT NULL,
  kind TEXT NOT NULL,
  keys BLOB NOT NULL,  -- its keys in block, packed: 64-bit integers
  told TEXT NOT NULL,  -- all that linking knows of it and is not empty, JSON
  PRIMARY KEY (number),
  UNIQUE (mention),
  FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_outline_report ON outline (report);

CREATE TABLE block (
  "key" INTEGER NOT NULL,  -- hash of the words of the block
  outline INTEGER NOT NULL,
  PRIMARY KEY ("key", outline)
) WITHOUT ROWID;

CREATE TABLE due (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  mention TEXT NOT NULL,
  UNIQUE (mention)
);

CREATE TABLE event (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE member (
  mention TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (mention),
  FOREIGN KEY(event) REFERENCES event (id)
) WITHOUT ROWID;

CREATE INDEX ix_member_event ON member (event);

CREATE TABLE step (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,  -- link, decide or undo
  per_day TEXT NOT NULL,
  per_place TEXT NOT NULL,
  counter_apart INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  undoes INTEGER,  -- the step that this one took back
  UNIQUE (undoes),
  FOREIGN KEY(undoes) REFERENCES step (number)
);

CREATE TABLE change (
  step INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT,
  "to" TEXT,
  mentions JSON NOT NULL,
  PRIMARY KEY (step, position),
  FOREIGN KEY(step) REFERENCES step (number),
  FOREIGN KEY(origin) REFERENCES event (id),
  FOREIGN KEY("to") REFERENCES event (id)
) WITHOUT ROWID;

CREATE INDEX ix_change_origin ON change (origin);

CREATE INDEX ix_change_to ON change ("to");

CREATE TABLE decision (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  verdict TEXT NOT NULL,
  a_spot JSON NOT NULL,  -- where the mention stood in its report
  b_spot JSON NOT NULL,
  FOREIGN KEY(step) REFERENCES step (number)
);

CREATE INDEX ix_decision_a ON decision (a);

CREATE INDEX ix_decision_b ON decision (b);

CREATE TABLE copy (
  report TEXT NOT NULL,
  "of" TEXT NOT NULL,
  share FLOAT NOT NULL,
  only_here JSON NOT NULL,
  only_there JSON NOT NULL,
  PRIMARY KEY (report, "of"),
  FOREIGN KEY(report) REFERENCES report (id),
  FOREIGN KEY("of") REFERENCES report (id)
);

CREATE INDEX ix_copy_of ON copy ("of");

CREATE TABLE copy_key (
  "key" INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY ("key", report),
  FOREIGN KEY(report) REFERENCES report (id)
) WITHOUT ROWID;

CREATE TABLE compared (
  report TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (report),
  FOREIGN KEY(report) REFERENCES report (id)
) WITHOUT ROWID;
