/** A page names files by handles only: a path is refused before anything looks at it. */
import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { backups } from '../../src/main/services/backups'
import { dataFiles } from '../../src/main/services/data-files'
import { evidence } from '../../src/main/services/evidence'
import { exchange } from '../../src/main/services/exchange'
import { files } from '../../src/main/services/files'
import { imports } from '../../src/main/services/imports'
import { schemes } from '../../src/main/services/schemes'
import { services } from './serve'

const id = '8f7d1c7e-31c4-4c0a-9d5c-0d6c5a9f1a11'
const paths = ['/etc/passwd', 'C:\\Windows\\win.ini', '../machine.json', 'file:///etc/passwd', '\\\\server\\share\\x']

describe.each(paths)('%s', (path) => {
  it('is no file to any procedure', async () => {
    const options = { context: services() }
    const calls = [
      () => call(dataFiles.open, { file: path }, options),
      () => call(files.save, { file: path }, options),
      () => call(schemes.importFile, { file: path }, options),
      () => call(exchange.openTask, { file: path }, options),
      () => call(exchange.preview, { file: path }, options),
      () => call(exchange.merge, { file: path }, options),
      () => call(imports.open, { file: path, kind: 'organization' }, options),
      () => call(evidence.add, { roundId: id, subjectId: id, indicator: 'P1', file: path }, options),
      () => call(backups.carry, { folder: path }, options),
    ]
    for (const attempt of calls) await expect(attempt()).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is no backup', async () => {
    const context = services()
    context.dataFiles.create('工委')
    for (const attempt of [() => call(backups.preview, { id: path }, { context }), () => call(backups.restore, { id: path }, { context })]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
