/**
 * Editions of finished rounds: what was published and what it followed from. `content` is the gzip of canonical JSON (scheme,
 * inputs, previous levels, results), `digest` the SHA-256 of those canonical bytes. Never changed; reopening only adds when and why.
 */
export const editionTable = `
CREATE TABLE edition (
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  finished_at TEXT NOT NULL,
  by TEXT NOT NULL,
  engine TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  decisions TEXT NOT NULL CHECK (json_type(decisions) = 'array'),
  content BLOB NOT NULL,
  reopened_at TEXT,
  reopened_by TEXT,
  reason TEXT,
  PRIMARY KEY (round_id, number),
  CHECK ((reopened_at IS NULL) = (reason IS NULL))
) STRICT;
`
