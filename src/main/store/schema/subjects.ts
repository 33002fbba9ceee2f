/** The register: one row per subject with all its fields, and the fields an office added itself. */
export const subjectTables = `
CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('organization', 'unit', 'project')),
  fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
  archived_at TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX subject_by_kind ON subject (kind);

CREATE TABLE subject_field (
  kind TEXT NOT NULL CHECK (kind IN ('organization', 'unit', 'project')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (kind, code),
  UNIQUE (kind, name)
) STRICT;
`
