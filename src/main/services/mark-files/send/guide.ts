import type { Scheme } from '@rules'
import { entryParts } from '@shared/entry'
import type { FormRow, FormSheet } from '../../../spreadsheet/write/form'
import { wrappedHeight } from '../../../spreadsheet/write/layout'
import { askedGroups, checkOf, partTitle } from '../asked'
import { cell } from './lines'

const widths = [14, 26, 7, 44, 24, 22, 46]

/** 评分依据: for every column of a template what it rests on and how it is filled in. */
export function guideSheet(scheme: Scheme, stage: string | null): FormSheet {
  const head = ['星', '指标', '满分', '评分依据', '佐证材料', '填写栏', '怎样填写']
  const rows: FormRow[] = [{ height: 24, cells: head.map((title) => cell(title, 'head')) }]
  const merges: FormSheet['merges'] = []
  for (const group of askedGroups(scheme, stage)) {
    const groupTop = rows.length + 1
    for (const indicator of group.indicators) {
      const top = rows.length + 1
      const parts = entryParts(indicator)
      const least = Math.max(wrappedHeight(indicator.basis ?? '', widths[3] ?? 0), wrappedHeight(indicator.evidence ?? '', widths[4] ?? 0), wrappedHeight(indicator.name, widths[1] ?? 0)) / parts.length
      for (const part of parts) {
        const { prompt } = checkOf(indicator, part)
        rows.push({
          height: Math.max(least, wrappedHeight(prompt, widths[6] ?? 0), wrappedHeight(partTitle(part), widths[5] ?? 0)),
          cells: [cell(group.name, 'centre'), cell(indicator.name, 'label'), cell(indicator.fullScore, 'centre'), cell(indicator.basis ?? '', 'label'), cell(indicator.evidence ?? '', 'label'), cell(partTitle(part), 'label'), cell(prompt, 'small')],
        })
      }
      if (parts.length > 1) for (const column of [2, 3, 4, 5]) merges.push({ top, left: column, bottom: rows.length, right: column })
    }
    if (rows.length > groupTop) merges.push({ top: groupTop, left: 1, bottom: rows.length, right: 1 })
  }
  return {
    name: '评分依据',
    columns: widths.map((width) => ({ width })),
    rows,
    merges,
    checks: [],
    frozen: { columns: 2, rows: 1 },
    print: { paper: 'A4', orientation: 'landscape', titleRows: [1, 1], pagesWide: 1 },
  }
}
