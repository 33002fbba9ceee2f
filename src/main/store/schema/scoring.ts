/**
 * What is scored. One sheet per subject and stage: `stage` is '' for a single panel, `evaluator` is '' except where several
 * judges score the same indicator (weighted panels), because a stage's sheet is shared and each cell says who entered it.
 */
export const scoringTables = `
CREATE TABLE sheet (
  round_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  cells TEXT NOT NULL CHECK (json_type(cells) = 'object'),
  version INTEGER NOT NULL CHECK (version >= 1),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (round_id, stage, evaluator, subject_id),
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX sheet_by_subject ON sheet (round_id, subject_id);

CREATE TABLE veto (
  round_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  code TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (round_id, subject_id, code),
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE RESTRICT
) STRICT;
`
