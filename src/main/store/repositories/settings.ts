import type { Settings } from '@shared/domain/settings'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'
import { comparisonKeys } from './comparisons'

/** What a new file starts with. */
export const defaultSettings: Settings = { unitName: '', evaluatorName: '评分人', signatures: ['制表人', '审核人', '负责人'], townships: [] }

export interface SettingReader {
  get(): Settings
}

export interface SettingWriter extends SettingReader {
  update(settings: Settings): Settings
}

export function settingReader(connection: Connection): SettingReader {
  const all = connection.prepare<[string], { key: string; value: string }>('SELECT key, value FROM setting WHERE key NOT GLOB ?')
  return { get: () => ({ ...defaultSettings, ...Object.fromEntries(all.all(`${comparisonKeys}*`).map(({ key, value }) => [key, fromJson<unknown>(value)])) }) }
}

export function settingWriter(connection: Connection, reader: SettingReader): (log: Log) => SettingWriter {
  const stored = connection.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
  const put = connection.prepare<[string, string]>('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  return (log) => ({
    ...reader,
    update({ unitName, evaluatorName, signatures, townships }) {
      for (const [key, value] of Object.entries({ unitName, evaluatorName, signatures, townships })) {
        const before = stored.get(key)?.value ?? null
        const after = JSON.stringify(value)
        if (before === after) continue
        put.run(key, after)
        log({ entity: 'setting', entityId: key, base: 0, before: before === null ? null : fromJson<unknown>(before), after: value })
      }
      return reader.get()
    },
  })
}
