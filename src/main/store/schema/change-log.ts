/** Who changed what, from what to what. Append-only, one hash chain per device. */
export const changeLogTable = `
CREATE TABLE change_log (
  device TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  place TEXT NOT NULL,
  base INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (device, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_log_is_not_updated BEFORE UPDATE ON change_log
BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER change_log_is_not_deleted BEFORE DELETE ON change_log
BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only');
END;
`
