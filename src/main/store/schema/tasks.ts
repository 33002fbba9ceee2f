/**
 * Work sent to others (任务包) and received from the office. `devices` names the chains of which a received task brought only
 * what concerns it, so that the gaps in them are no damage.
 */
export const taskTable = `
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  author TEXT NOT NULL,
  stages TEXT NOT NULL CHECK (json_type(stages) = 'array'),
  subjects TEXT NOT NULL CHECK (json_type(subjects) = 'array'),
  devices TEXT NOT NULL CHECK (json_type(devices) = 'array'),
  secret TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX task_by_round ON task (round_id);
`
