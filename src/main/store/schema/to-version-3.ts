/** Version 3: evaluators get a unit, a stage, a PIN and an end; sheets get what belongs to them besides cells. */
import { sheetTables } from './sheets'

/** Finds a sheet's history without reading the whole log. */
export const changeLogIndex = 'CREATE INDEX change_log_by_entity ON change_log (entity, entity_id);\n'

export const toVersion3 = `
CREATE TABLE evaluator_3 (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL,
  stage TEXT,
  pin_hash TEXT,
  archived_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

INSERT INTO evaluator_3 SELECT id, name, '', NULL, NULL, NULL, created_at FROM evaluator ORDER BY rowid;
DROP TABLE evaluator;
ALTER TABLE evaluator_3 RENAME TO evaluator;
${sheetTables}
${changeLogIndex}`
