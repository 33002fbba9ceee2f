import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { schema, versionOf } from '../../src/main/store/schema'
import { reopen, temporaryFolder } from './helpers'

const folder = join('tests', 'fixtures', 'data-files')

/** One file of every version of the schema there has been, each with a round of three, a mark for each and a veto. */
describe('files of earlier versions', () => {
  it('are all there', () => {
    expect(readdirSync(folder).sort()).toEqual(Array.from({ length: versionOf(schema) - 1 }, (_, index) => `v${index + 1}.sixstar`))
  })

  it.each(readdirSync(folder))('%s is brought up to date with all it holds', (name) => {
    const path = join(temporaryFolder(), name)
    copyFileSync(join(folder, name), path)
    const store = reopen(path)
    const [round] = store.rounds.list()
    expect(round).toMatchObject({ name: '2026年度', subjectCount: 3 })
    const sheets = store.sheets.ofRound(round?.id ?? '')
    const values = sheets.map(({ cells: { P1: cell } }) => (cell?.state === 'mark' && 'value' in cell.input ? cell.input.value : null))
    expect(values.sort()).toEqual([0, 1, 2])
    expect(store.vetoes.ofRound(round?.id ?? '')).toMatchObject([{ code: 'V1', note: '样例' }])
    expect(store.verifyChain()).toMatchObject({ ok: true })
    expect(store.isSound()).toBe(true)
  })
})
