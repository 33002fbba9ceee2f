/** Evaluation rounds, each with a snapshot of its subjects; the results of finished ones. */
export const roundTables = `
CREATE TABLE round (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id) ON DELETE RESTRICT,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
  finished_at TEXT,
  previous_round_id TEXT REFERENCES round (id) ON DELETE RESTRICT,
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at TEXT NOT NULL,
  CHECK ((status = 'finished') = (finished_at IS NOT NULL)),
  CHECK (starts_on <= ends_on)
) STRICT;

CREATE INDEX round_by_scheme ON round (scheme_id);
CREATE INDEX round_by_previous ON round (previous_round_id);

CREATE TABLE round_subject (
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  subject_id TEXT NOT NULL REFERENCES subject (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  attributes TEXT NOT NULL CHECK (json_type(attributes) = 'object'),
  track TEXT NOT NULL,
  track_by TEXT NOT NULL CHECK (track_by IN ('rule', 'manual')),
  PRIMARY KEY (round_id, subject_id)
) STRICT;

CREATE INDEX round_subject_by_subject ON round_subject (subject_id);

CREATE TABLE result (
  round_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  engine TEXT NOT NULL,
  totals TEXT NOT NULL CHECK (json_type(totals) = 'object'),
  detail TEXT NOT NULL CHECK (json_type(detail) = 'object'),
  PRIMARY KEY (round_id, subject_id),
  FOREIGN KEY (round_id, subject_id) REFERENCES round_subject (round_id, subject_id) ON DELETE CASCADE
) STRICT;

CREATE INDEX result_by_subject ON result (subject_id);
`
