/**
 * What belongs to sheets besides their cells: how far each is, marks of an earlier round that wait to be accepted, and files
 * kept as proof.
 */
export const sheetTables = `
CREATE TABLE sheet_state (
  round_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'approved', 'rejected')),
  version INTEGER NOT NULL CHECK (version >= 1),
  confirmed_by TEXT,
  confirmed_at TEXT,
  control_total REAL,
  reviewed_by TEXT,
  reviewed_at TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (round_id, stage, evaluator, subject_id),
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE CASCADE,
  CHECK (state = 'open' OR confirmed_by IS NOT NULL)
) STRICT;

CREATE INDEX sheet_state_by_subject ON sheet_state (round_id, subject_id);

CREATE TABLE carried_mark (
  round_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  input TEXT NOT NULL CHECK (json_type(input) = 'object'),
  from_round_id TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (round_id, stage, evaluator, subject_id, indicator),
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;

CREATE INDEX carried_mark_by_subject ON carried_mark (round_id, subject_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  removed_at TEXT,
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX evidence_by_subject ON evidence (round_id, subject_id);
`
