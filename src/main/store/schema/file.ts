/** What concerns the data file itself and the office that keeps it. */
export const fileTables = `
CREATE TABLE meta (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  file_id TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE evaluator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL,
  stage TEXT,
  pin_hash TEXT,
  archived_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
  kind TEXT NOT NULL CHECK (kind IN ('organization', 'unit', 'project')),
  signature TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (kind, signature)
) STRICT;
`
