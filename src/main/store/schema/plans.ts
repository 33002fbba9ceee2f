/** Striving plans (争创计划) and their items. What is taken away stays with the time it was, so that it can be brought back. */
export const planTables = `
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  goal TEXT NOT NULL CHECK (json_type(goal) = 'object'),
  note TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (json_type(basis) = 'object'),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  removed_at TEXT,
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX plan_standing ON plan (round_id, subject_id) WHERE removed_at IS NULL;
CREATE INDEX plan_by_subject ON plan (round_id, subject_id);

CREATE TABLE plan_item (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  indicator TEXT NOT NULL,
  from_points REAL,
  target REAL NOT NULL,
  measure TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_on TEXT,
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  remark TEXT NOT NULL,
  steps TEXT NOT NULL CHECK (json_type(steps) = 'array'),
  removed_at TEXT
) STRICT;

CREATE UNIQUE INDEX plan_item_standing ON plan_item (plan_id, indicator) WHERE removed_at IS NULL;
`
