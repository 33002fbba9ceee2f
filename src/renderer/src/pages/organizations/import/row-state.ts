import type { CellFinding, CellSeverity, ImportPreview, ImportRow, RowAction } from '@shared/domain/register-import'

export const severities: readonly CellSeverity[] = ['error', 'warning', 'note']
export const severityNames: Record<CellSeverity, string> = { error: '错误', warning: '提醒', note: '整理' }

export const actionNames: Record<RowAction, string> = { create: '新增', update: '更新', skip: '跳过' }

export function worstOf(findings: readonly CellFinding[]): CellSeverity | null {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}

export function findingsOf(row: ImportRow): CellFinding[] {
  return [...row.findings, ...Object.values(row.cells).flatMap((cell) => cell.findings)]
}

/** What a row is to the register, in a few words. */
export function matchText(row: ImportRow): string {
  switch (row.match.kind) {
    case 'new':
      return '台账中没有'
    case 'same':
      return '与台账相同'
    case 'update':
      return `有 ${row.match.changes.length} 项不同`
    case 'duplicate-in-file':
      return `与第 ${row.match.firstRow} 行重复`
  }
}

/** Rows listed: all, or those with something to look at. */
export const rowFilters = [
  { code: 'all', name: '全部行' },
  { code: 'error', name: '有错误的' },
  { code: 'warning', name: '有提醒的' },
  { code: 'note', name: '有整理的' },
  { code: 'update', name: '与台账不同的' },
  { code: 'duplicate', name: '文件内重复的' },
] as const
export type RowFilter = (typeof rowFilters)[number]['code']

export function isListed(row: ImportRow, filter: RowFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'update') return row.match.kind === 'update'
  if (filter === 'duplicate') return row.match.kind === 'duplicate-in-file'
  return findingsOf(row).some((finding) => finding.severity === filter)
}

/** Choices made by hand that the rows of a newer preview still offer. */
export function keptActions(preview: ImportPreview, actions: Readonly<Record<string, RowAction>>): Record<string, RowAction> {
  return Object.fromEntries(
    preview.rows.flatMap((row) => {
      const action = actions[row.row]
      return action !== undefined && row.actions.includes(action) ? [[row.row, action]] : []
    }),
  )
}

/** How many rows will be created, updated and skipped with what was chosen by hand. */
export function plannedCounts(preview: ImportPreview, actions: Readonly<Record<string, RowAction>>): Record<RowAction, number> {
  const counts: Record<RowAction, number> = { create: 0, update: 0, skip: 0 }
  for (const row of preview.rows) counts[actions[row.row] ?? row.action] += 1
  return counts
}
