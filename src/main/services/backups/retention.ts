import type { Backup } from '@shared/domain/backup'

const day = 24 * 60 * 60 * 1000

/** How finely backups of an age are kept: one per so many days, up to so many days back. */
const steps = [
  { every: 1, back: 14 },
  { every: 7, back: 56 },
  { every: 30, back: 730 },
] as const
const newest = 10
/** What was kept before a merge or a restore can be needed until its effects were seen. */
const guarded = 30

/**
 * Which backups may go. Stay: the newest ten; the last of every day for two weeks, of every week for eight, of every 30 days
 * for two years; those before a merge or a restore for 30 days; and those a person made or an upgrade of the file's format. A clock that was wrong only makes
 * more of them stay.
 */
export function superseded(backups: readonly Pick<Backup, 'id' | 'at' | 'reason'>[], now: Date): string[] {
  const sorted = [...backups].sort((a, b) => (a.at < b.at ? 1 : -1))
  const staying = new Set(sorted.slice(0, newest).map(({ id }) => id))
  const age = (at: string) => (now.getTime() - Date.parse(at)) / day
  for (const { id, at, reason } of sorted) {
    if (reason === 'manual' || reason === 'upgrade' || age(at) < 0 || (reason !== 'closing' && age(at) <= guarded)) staying.add(id)
  }
  for (const { every, back } of steps) {
    const taken = new Set<number>()
    for (const { id, at } of sorted) {
      const slot = Math.floor(age(at) / every)
      if (age(at) > back || taken.has(slot)) continue
      taken.add(slot)
      staying.add(id)
    }
  }
  return sorted.filter(({ id }) => !staying.has(id)).map(({ id }) => id)
}
