/** Years (年度汇总): rounds put together by weights. A weight is the decimal as it was typed, so that it is exact. */
export const yearTables = `
CREATE TABLE year (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  absent TEXT NOT NULL CHECK (absent IN ('average-present', 'zero')),
  previous_year_id TEXT REFERENCES year (id) ON DELETE RESTRICT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE year_part (
  year_id TEXT NOT NULL REFERENCES year (id) ON DELETE CASCADE,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  weight TEXT NOT NULL,
  PRIMARY KEY (year_id, round_id)
) STRICT;

CREATE INDEX year_by_previous ON year (previous_year_id);
CREATE INDEX year_part_by_round ON year_part (round_id);
`
