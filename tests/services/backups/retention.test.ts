import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupReasons, type BackupReason } from '@shared/domain/backup'
import { superseded } from '../../../src/main/services/backups/retention'

const now = new Date('2026-11-23T08:00:00Z')
const hour = 60 * 60 * 1000
const made = (hoursAgo: number, reason: BackupReason = 'closing') => ({ id: `${hoursAgo} ${reason}`, at: new Date(now.getTime() - hoursAgo * hour).toISOString(), reason })

describe('which backups go', () => {
  it('none of the newest ten', () => {
    expect(superseded(Array.from({ length: 10 }, (_, index) => made(index / 10)), now)).toEqual([])
  })

  it('of a busy day all but the newest ten and the last of the day', () => {
    const today = Array.from({ length: 30 }, (_, index) => made(index / 10))
    expect(superseded(today, now)).toEqual(today.slice(10).map(({ id }) => id))
  })

  it('one of every day stays for two weeks, of every week for eight, of every 30 days for two years', () => {
    const daily = Array.from({ length: 900 }, (_, day) => made(24 * day + 1))
    const gone = new Set(superseded(daily, now))
    const stayingDays = daily.flatMap(({ id }, day) => (gone.has(id) ? [] : [day]))
    expect(stayingDays.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, day) => day))
    expect(stayingDays.filter((day) => day >= 14 && day < 56)).toEqual([14, 21, 28, 30, 35, 42, 49])
    expect(stayingDays.filter((day) => day > 730)).toEqual([])
    expect(stayingDays.length).toBeLessThan(50)
  })

  it('never those a person made, nor those before a merge or restore of the last 30 days', () => {
    const old = Array.from({ length: 20 }, (_, index) => made(24 * 800 + index, 'manual'))
    const merges = Array.from({ length: 20 }, (_, index) => made(24 * 29 + index / 100, 'merge'))
    expect(superseded([...old, ...merges], now)).toEqual([])
    expect(superseded(merges, new Date(now.getTime() + 48 * hour)).length).toBeGreaterThan(0)
  })

  it('goes by the set alone, keeps the newest, and has nothing left to do when done again', () => {
    const backups = fc.uniqueArray(fc.record({ hoursAgo: fc.integer({ min: -1000, max: 30_000 }), reason: fc.constantFrom(...backupReasons) }), { selector: ({ hoursAgo }) => hoursAgo, minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(backups, (list) => {
        const all = list.map(({ hoursAgo, reason }) => made(hoursAgo, reason))
        const gone = superseded(all, now)
        expect(new Set(superseded([...all].reverse(), now))).toEqual(new Set(gone))
        const left = all.filter(({ id }) => !gone.includes(id))
        const newest = [...all].sort((a, b) => (a.at < b.at ? 1 : -1))[0]
        expect(left).toContainEqual(newest)
        expect(superseded(left, now)).toEqual([])
      }),
    )
  })
})
