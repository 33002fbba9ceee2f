import type { ColumnGrouping, ColumnRegular, HyperFunc, VNode } from '@revolist/revogrid'
import { indicatorTitle, type GridColumn } from './columns'
import type { CellFace } from './face'
import type { RowSummary } from './summary'

/** What the columns draw from. */
export interface GridSource {
  face: (subjectId: string, column: GridColumn) => CellFace
  summary: (subjectId: string) => RowSummary
  /** What a row is called. */
  subjectTitle: string
  starNames: readonly string[]
}

/** A column to read, after the ones to type in; not frozen, so that a narrow window always has room to type. */
export interface BesideColumn {
  key: string
  title: string
  /** Pixels. */
  width: number
  align: 'left' | 'right'
  text: (subjectId: string) => string
}

type Render = HyperFunc<VNode>

/** RevoGrid's columns: the frozen ones, the parts under the heading of their indicator, then those to read. */
export function surfaceColumns(columns: readonly GridColumn[], source: GridSource, beside: readonly BesideColumn[]): (ColumnGrouping | ColumnRegular)[] {
  return [...frozenColumns(source), ...grouped(columns, source), ...beside.map(besideColumn)]
}

function besideColumn({ key, title, width, align, text }: BesideColumn): ColumnRegular {
  return {
    prop: `beside:${key}`,
    name: title,
    size: width,
    columnTemplate: (h) => h('span', { class: 'head-part', title }, title),
    cellProperties: ({ model }) => ({ class: { 'cell-beside': true, 'cell-right': align === 'right' }, title: text(String(model['id'])), 'data-beside': key }),
    cellTemplate: (_h, { model }) => text(String(model['id'])),
  }
}

function grouped(columns: readonly GridColumn[], source: GridSource): ColumnGrouping[] {
  const groups: { name: string; indicator: string; children: ColumnRegular[] }[] = []
  for (const column of columns) {
    const group = column.first ? undefined : groups.at(-1)
    if (group) group.children.push(partColumn(column, source))
    else groups.push({ name: indicatorTitle(column.indicator), indicator: column.indicator.code, children: [partColumn(column, source)] })
  }
  return groups.map(({ name, children }) => ({ name, children, columnTemplate: (h: Render) => h('span', { class: 'head-indicator', title: name }, name) }))
}

function partColumn(column: GridColumn, source: GridSource): ColumnRegular {
  // A cell is drawn in two steps, its frame and what is in it: both show the same face.
  let drawn: { id: string; face: CellFace } | null = null
  return {
    prop: column.key,
    name: column.title,
    size: column.width,
    columnTemplate: (h) => h('span', { class: 'head-part', title: `${column.title}：${column.part.hint}` }, column.title),
    cellProperties: ({ model }) => {
      const id = String(model['id'])
      const face = source.face(id, column)
      drawn = { id, face }
      return {
        class: { cell: true, [`cell-${face.state}`]: true, [`save-${face.save}`]: true, 'cell-first': column.first, 'cell-right': column.align === 'right', 'cell-noted': face.hasReason },
        title: face.title,
        'data-subject': id,
        'data-part': column.key,
        'data-state': face.state,
        'data-save': face.save,
      }
    },
    cellTemplate: (h, { model }) => {
      const id = String(model['id'])
      const face = drawn !== null && drawn.id === id ? drawn.face : source.face(id, column)
      drawn = null
      return [
        face.sign === '' ? '' : h('span', { class: 'cell-sign', 'aria-hidden': 'true' }, face.sign),
        face.flags === '' ? '' : h('span', { class: 'cell-flags', 'aria-hidden': 'true' }, face.flags),
        h('span', { class: face.faint ? 'cell-text faint' : 'cell-text' }, face.text),
      ]
    },
  }
}

function frozenColumns(source: GridSource): ColumnRegular[] {
  const stars = source.starNames.map((name, index): ColumnRegular => ({
    prop: `star:${index}`,
    name,
    size: 23,
    pin: 'colPinStart',
    columnTemplate: (h) => h('span', { title: name }, name.slice(0, 1)),
    cellProperties: ({ model }) => {
      const star = source.summary(String(model['id'])).stars[index]
      return { class: { 'cell-star': true, lit: star?.lit === true }, title: star?.title ?? '' }
    },
    cellTemplate: (_h, { model }) => (source.summary(String(model['id'])).stars[index]?.lit ? '★' : '☆'),
  }))
  return [
    { prop: 'name', name: source.subjectTitle, size: 204, pin: 'colPinStart', cellProperties: ({ model }) => ({ class: { 'cell-name': true }, title: source.summary(String(model['id'])).name }), cellTemplate: (_h, { model }) => source.summary(String(model['id'])).name },
    { prop: 'track', name: '跑道', size: 72, pin: 'colPinStart', cellProperties: ({ model }) => ({ class: { 'cell-track': true }, title: source.summary(String(model['id'])).track }), cellTemplate: (_h, { model }) => source.summary(String(model['id'])).track },
    ...stars,
    {
      prop: 'total',
      name: '总分',
      size: 64,
      pin: 'colPinStart',
      cellProperties: ({ model }) => {
        const { partial } = source.summary(String(model['id']))
        return { class: { 'cell-total': true, partial }, 'data-total': String(model['id']), title: partial ? '还有未评的指标，总分会变' : '' }
      },
      cellTemplate: (_h, { model }) => source.summary(String(model['id'])).total,
    },
    {
      prop: 'rank',
      name: '名次',
      size: 48,
      pin: 'colPinStart',
      columnTemplate: (h) => h('span', { title: '在本跑道内的名次；过程数据' }, '名次'),
      cellProperties: ({ model }) => ({ class: { 'cell-rank': true }, title: source.summary(String(model['id'])).rankTitle, 'data-rank': String(model['id']) }),
      cellTemplate: (_h, { model }) => source.summary(String(model['id'])).rank,
    },
  ]
}
