/** A scheme as a file of its own: JSON with a version, so that another data file can take it in. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { validateScheme, type Scheme } from '@rules'
import type { FileHandle } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import { canonicalHash, type SchemeRecord, type Store } from '../../store'
import type { FileRegistry } from '../context'
import { findScheme } from './document'
import { keepDraft } from './new-draft'

/** Bytes. The largest published document takes some sixty thousand. */
const largest = 5_000_000
const kind = 'sixstar-scheme'
const envelope = z.object({ kind: z.literal(kind), fileVersion: z.number().int(), scheme: z.custom<Scheme>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)) })

/** Writes the file of a scheme, draft or published. The same scheme gives the same bytes. @throws AppError `not-found` */
export function exportScheme(store: Pick<Store, 'schemes'>, files: FileRegistry, id: string): FileHandle {
  const { scheme } = findScheme(store, id)
  const name = `${scheme.name} 第${scheme.version}版.json`
  const path = files.temporaryPath(name)
  writeFileSync(path, `${JSON.stringify({ kind, fileVersion: 1, hash: canonicalHash(scheme), scheme }, null, 2)}\n`)
  return files.register(path, name)
}

/**
 * Takes the scheme of a file in as a draft. A scheme with errors in its numbers can be mended here; one of another shape cannot
 * even be shown.
 *
 * @throws AppError `not-found`, `file-too-large`, `file-unreadable`, `scheme-invalid`
 */
export function importScheme(store: Store, files: FileRegistry, file: string): SchemeRecord {
  const { path } = files.resolve(file)
  if (statSync(path).size > largest) throw new AppError('file-too-large', '这个文件太大，不是方案文件。')
  const read = envelope.safeParse(parsed(readFileSync(path, 'utf8')))
  if (!read.success) throw new AppError('file-unreadable', '这不是本程序导出的方案文件。')
  const { fileVersion, scheme } = read.data
  if (fileVersion !== 1) throw new AppError('file-unreadable', '这个方案文件由更新的版本导出，请先更新程序。')
  const unusable = validateScheme(scheme).find((problem) => problem.code === 'bad-type' || problem.code === 'unknown-key')
  if (unusable) throw new AppError('scheme-invalid', `方案文件的内容不完整或已损坏。第一处：${unusable.message}`, { path: unusable.path })
  return keepDraft(store, scheme, scheme.name, '导入方案')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
