import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { call } from '@orpc/server'
import type { ImportPreview, ImportResult, ImportRow, ImportSource } from '@shared/domain/register-import'
import type { Progress } from '@shared/domain/progress'
import type { SubjectKind } from '@shared/domain/subject'
import { imports } from '../../src/main/services/imports'
import type { Store } from '../../src/main/store'
import { temporaryFolder } from '../store/helpers'
import { serviceContext } from './round-helpers'

export const registerNames = ['register-a.xlsx', 'register-a.xls', 'register-a.et', 'register-a-gb18030.csv', 'register-a-utf8.csv'] as const

export function registerPath(name: string): string {
  return fileURLToPath(new URL(`../fixtures/registers/${name}`, import.meta.url))
}

/** The import service on a store, as the page uses it. */
export function importing(store: Store, kind: SubjectKind = 'organization') {
  const context = serviceContext(store)
  const options = { context }
  const open = (path: string): Promise<ImportSource> => call(imports.open, { file: context.files.register(path).id, kind }, options)
  const preview = (source: ImportSource, change: { sheet?: number; headerRow?: number; mapping?: (string | null)[] } = {}): Promise<ImportPreview> => {
    const sheet = change.sheet ?? source.suggestedSheet
    const described = source.sheets[sheet]
    return call(imports.preview, { importId: source.importId, sheet, headerRow: change.headerRow ?? described?.headerRow ?? 1, mapping: change.mapping ?? described?.mapping ?? [] }, options)
  }
  const steps = async (importId: string, actions: Record<string, ImportRow['action']> = {}, signal?: AbortSignal): Promise<AsyncIterable<Progress<ImportResult>>> =>
    call(imports.commit, { importId, actions }, { ...options, signal })
  const commit = async (importId: string, actions: Record<string, ImportRow['action']> = {}): Promise<ImportResult> => {
    for await (const step of await steps(importId, actions)) if (step.type === 'done') return step.result
    throw new Error('the import ended without a result')
  }
  const close = (importId: string) => call(imports.close, { importId }, options)
  return {
    open,
    preview,
    steps,
    commit,
    close,
    /** Opens text as a csv file with the suggested mapping. */
    async openText(text: string, name = 'register.csv') {
      return open(fileOf(text, name))
    },
    async previewText(text: string) {
      return preview(await open(fileOf(text, 'register.csv')))
    },
  }
}

/** A file with this content in a folder of its own. */
export function fileOf(content: string | Uint8Array, name: string): string {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The row of a preview with this number in the file. */
export function rowAt(preview: ImportPreview, row: number): ImportRow {
  const found = preview.rows.find((candidate) => candidate.row === row)
  if (!found) throw new Error(`no row ${row}`)
  return found
}
