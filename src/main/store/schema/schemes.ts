/** Evaluation schemes. A published one can neither be changed nor turned back into a draft, whatever the code above does. */
export const schemeTables = `
CREATE TABLE scheme (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('organization', 'unit', 'project')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'published')),
  built_in INTEGER NOT NULL CHECK (built_in IN (0, 1)),
  body TEXT NOT NULL CHECK (json_type(body) = 'object'),
  hash TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  published_at TEXT,
  updated_at TEXT NOT NULL,
  CHECK ((status = 'published') = (hash IS NOT NULL)),
  CHECK ((status = 'published') = (published_at IS NOT NULL))
) STRICT;

CREATE TRIGGER scheme_published_is_frozen BEFORE UPDATE ON scheme WHEN old.status = 'published'
BEGIN
  SELECT RAISE(ABORT, 'a published scheme is frozen');
END;
`
