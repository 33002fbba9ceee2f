import type { ShallowRef } from 'vue'
import { z } from 'zod'
import { useRemembered } from '@/composables/useRemembered'
import type { TableSort } from './columns'

const shape = z.object({ key: z.string(), order: z.enum(['asc', 'desc']) }).nullable()

/** What a table is sorted by: as it was left the last time on this machine. A column that is not there any more sorts nothing. */
export function useTableSort(table: string, usual: TableSort | null = null): ShallowRef<TableSort | null> {
  return useRemembered(`sort.${table}`, shape, usual)
}
