import { describe, expect, it } from 'vitest'
import { fillSample } from '../../../src/main/services/sample/fill'
import { newStore } from '../../store/helpers'
import { serviceContext } from '../round-helpers'
import { area, opened } from './helpers'

describe('the sample data', () => {
  it('goes out with its marks and comes back saying the same of every one of them, at every stage', { timeout: 60_000 }, async () => {
    const store = newStore()
    for (const { done, total } of fillSample(store)) expect(done).toBeLessThan(total)
    const round = store.rounds.list().find(({ status }) => status === 'open')
    const panel = round && store.schemes.find(round.schemeId)?.scheme.panel
    if (!round || panel?.mode !== 'stages') throw new Error('the sample has no open round with stages')
    const files = area(serviceContext(store), round.id)
    for (const { code } of panel.stages) {
      const book = opened(await files.template({ stage: code, marks: true }))
      const preview = await files.preview(await files.open([files.put('a.xlsx', book.bytes())]))
      expect(preview.items).toEqual([])
      const cells = store.sheets.ofStage({ roundId: round.id, stage: code, evaluator: '' }).flatMap((sheet) => Object.keys(sheet.cells))
      expect(preview.counts.same).toBe(cells.length)
    }
  })
})
