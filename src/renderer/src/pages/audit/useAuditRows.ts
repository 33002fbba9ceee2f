import type { AuditEntry, AuditFilter } from '@shared/domain/audit'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { newestQuestion } from '@/newest'

const perPart = 200
/** Parts kept; those looked at longest ago go first. */
const mostParts = 50

/** The entries that a filter lets through, read in parts as they come into view: a log may have some hundred thousand. */
export function useAuditRows() {
  const total = ref(0)
  const loading = ref(false)
  const parts = shallowRef(new Map<number, AuditEntry[]>())
  const asked = new Set<number>()
  let filter: AuditFilter | null = null
  const ask = newestQuestion()
  let newest = ask()

  async function read(part: number): Promise<void> {
    const current = newest
    if (filter === null || asked.has(part)) return
    asked.add(part)
    try {
      const page = await api.audit.list({ filter, offset: part * perPart, limit: perPart })
      if (!current()) return
      const kept = [...parts.value].slice(-mostParts)
      for (const [dropped] of [...parts.value].slice(0, -mostParts)) asked.delete(dropped)
      parts.value = new Map([...kept, [part, page.entries]])
      total.value = page.total
    } catch (error) {
      if (current()) asked.delete(part)
      throw error
    }
  }

  /** Begins anew with another filter. An answer to an older question is dropped. */
  async function search(wanted: AuditFilter): Promise<void> {
    newest = ask()
    const current = newest
    filter = wanted
    asked.clear()
    parts.value = new Map()
    loading.value = true
    try {
      await read(0)
    } finally {
      if (current()) loading.value = false
    }
  }

  /** Reads what is needed to show these rows. */
  async function show(from: number, to: number): Promise<void> {
    const wanted = new Set([from, to].map((row) => Math.floor(row / perPart)))
    await Promise.all([...wanted].map(read))
  }

  const rows = computed(() => Array.from({ length: total.value }, (_, index) => index))
  const entryAt = (row: number): AuditEntry | null => parts.value.get(Math.floor(row / perPart))?.[row % perPart] ?? null

  return { total, loading, rows, search, show, entryAt }
}
