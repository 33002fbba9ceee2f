import { versionOf, type Schema } from '../schema'
import { storeFailure } from '../errors'
import { numberPragma, type Connection } from './connection'

/** Runs `sql` and sets the version in one transaction; foreign keys are checked before it is committed. */
function step(connection: Connection, sql: string, version: number): void {
  // Turned off outside the transaction: rebuilding a table must not cascade into the tables that refer to it.
  connection.pragma('foreign_keys = OFF')
  try {
    connection
      .transaction(() => {
        connection.exec(sql)
        const broken = connection.pragma('foreign_key_check')
        if (Array.isArray(broken) && broken.length > 0) throw storeFailure('data-file-unreadable', '数据文件升级后引用不完整，升级已撤销，文件保持原样。')
        connection.pragma(`user_version = ${version}`)
      })
      .immediate()
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

/** Makes the newest schema in an empty database. */
export function createSchema(connection: Connection, schema: Schema): void {
  step(connection, schema.create, versionOf(schema))
}

/** Brings an older file up to the newest version, one transaction per step. A step that fails leaves the file at the version before. */
export function migrate(connection: Connection, schema: Schema): void {
  for (let version = numberPragma(connection, 'user_version'); version < versionOf(schema); version++) {
    const sql = schema.migrations[version - 1]
    if (sql === undefined) throw storeFailure('data-file-unreadable', '数据文件的版本号不正确，无法升级。文件没有改动。')
    step(connection, sql, version + 1)
  }
}
