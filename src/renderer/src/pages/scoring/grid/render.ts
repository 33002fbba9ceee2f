import type { ColumnGrouping, ColumnRegular, HyperFunc, VNode } from '@revolist/revogrid'
import { indicatorTitle, textWidth, type GridColumn } from './columns'
import type { CellFace } from './face'
import type { CellPaint, Painter, Piece } from './painter'
import type { RowSummary } from './summary'

/** What the columns draw from. */
export interface GridSource {
  face: (subjectId: string, column: GridColumn) => CellFace
  summary: (subjectId: string) => RowSummary
  /** What faces and summary of a row are drawn from: while all of it is the same, so are they. */
  drawnFrom: (subjectId: string) => readonly unknown[]
  /** What a row is called. */
  subjectTitle: string
  starNames: readonly string[]
}

/** The column of names, the one whose width is the user's. */
export interface NameColumn {
  /** Pixels. */
  width: number
  /** Standing is frozen beside the names; else it follows the parts, so that there is room to type. */
  withStanding: boolean
  /** Follows the pointer that holds the column's edge. */
  drag: (event: PointerEvent) => void
  reset: () => void
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
/** What a column's cell shows for a row. */
type Paint = (subjectId: string) => CellPaint
type Columns = (ColumnGrouping | ColumnRegular)[]
/** A column without its cells. */
type Heading = Pick<ColumnRegular, 'prop' | 'name' | 'pin' | 'columnTemplate'> & { size: number }
type Painted = (heading: Heading, paint: Paint) => ColumnRegular

/** Pixels of a star, and beside all of them. */
const starWidth = 23
const starPadding = 8
/** Pixels of the other columns of the standing. */
const [trackWidth, totalWidth, rankWidth] = [72, 64, 48]

/** Pixels of track, stars, total and rank. */
export function standingWidth({ starNames }: GridSource): number {
  return trackWidth + starsWidth(starNames) + totalWidth + rankWidth
}

function starsWidth(starNames: readonly string[]): number {
  return starNames.length === 0 ? 0 : starWidth * starNames.length + starPadding
}

/** RevoGrid's columns: the frozen ones, the parts under the heading of their indicator, then those to read. */
export function surfaceColumns(columns: readonly GridColumn[], source: GridSource, beside: readonly BesideColumn[], names: NameColumn): (painter: Painter) => Columns {
  return (painter) => {
    const paintedFrom =
      (from: ((subjectId: string) => readonly unknown[]) | null): Painted =>
      (heading, paint) => ({
        ...heading,
        cellProperties: ({ model }) => ({
          ref: (cell?: HTMLElement) => {
            const row = String(model['id'])
            if (cell) painter.place(cell, { row, column: heading, paint: () => cutWhereLong(paint(row), heading.size), from: from && (() => from(row)) })
          },
        }),
        cellTemplate: () => [],
      })
    const painted = paintedFrom(source.drawnFrom)
    const standing = standingColumns(source, names.withStanding, painted)
    return [
      nameColumn(source, names, painted),
      ...(names.withStanding ? standing : []),
      ...grouped(columns, source, painted),
      ...(names.withStanding ? [] : standing),
      ...beside.map((column) => besideColumn(column, paintedFrom(null))),
    ]
  }
}

function besideColumn({ key, title, width, align, text }: BesideColumn, painted: Painted): ColumnRegular {
  const classes = align === 'right' ? ['cell-beside', 'cell-right'] : ['cell-beside']
  return painted({ prop: `beside:${key}`, name: title, size: width, columnTemplate: (h) => h('span', { class: 'head-part', title }, title) }, (id) => {
    const shown = text(id)
    return { classes, title: () => shown, data: { beside: key }, pieces: plain(shown) }
  })
}

function grouped(columns: readonly GridColumn[], source: GridSource, painted: Painted): ColumnGrouping[] {
  const groups: { name: string; indicator: string; children: ColumnRegular[] }[] = []
  for (const column of columns) {
    const group = column.first ? undefined : groups.at(-1)
    if (group) group.children.push(partColumn(column, source, painted))
    else groups.push({ name: indicatorTitle(column.indicator), indicator: column.indicator.code, children: [partColumn(column, source, painted)] })
  }
  return groups.map(({ name, children }) => ({ name, children, columnTemplate: (h: Render) => h('span', { class: 'head-indicator', title: name }, name) }))
}

function partColumn(column: GridColumn, source: GridSource, painted: Painted): ColumnRegular {
  const { key, title, width, part } = column
  const placed = [...(column.first ? ['cell-first'] : []), ...(column.align === 'right' ? ['cell-right'] : [])]
  return painted({ prop: key, name: title, size: width, columnTemplate: (h) => h('span', { class: 'head-part', title: `${title}：${part.hint}` }, title) }, (id) => {
    const face = source.face(id, column)
    return {
      classes: ['cell', `cell-${face.state}`, `save-${face.save}`, ...placed, ...(face.hasReason ? ['cell-noted'] : [])],
      title: face.title,
      data: { subject: id, part: key, state: face.state, save: face.save },
      pieces: [...piece('cell-sign', face.sign), ...piece('cell-flags', face.flags), { class: face.faint ? 'cell-text faint' : 'cell-text', text: face.text }],
    }
  })
}

function nameColumn({ subjectTitle, summary }: GridSource, names: NameColumn, painted: Painted): ColumnRegular {
  return painted({ prop: 'name', name: subjectTitle, size: names.width, pin: 'colPinStart', columnTemplate: (h) => nameHead(h, subjectTitle, names) }, (id) => {
    const { name } = summary(id)
    return { classes: ['cell-name'], title: () => name, data: {}, pieces: plain(name) }
  })
}

function standingColumns({ starNames, summary }: GridSource, frozen: boolean, painted: Painted): ColumnRegular[] {
  const pin = frozen ? ('colPinStart' as const) : undefined
  return [
    painted({ prop: 'track', name: '跑道', size: trackWidth, pin }, (id) => {
      const { track } = summary(id)
      return { classes: ['cell-track'], title: () => track, data: {}, pieces: plain(track) }
    }),
    painted({ prop: 'stars', name: '星', size: starsWidth(starNames), pin, columnTemplate: (h) => starNames.map((name) => h('span', { class: 'head-star', title: name }, name.slice(0, 1))) }, (id) => ({
      classes: ['cell-stars'],
      title: () => '',
      data: {},
      pieces: summary(id).stars.map(({ lit, title }) => ({ class: lit ? 'star lit' : 'star', text: lit ? '★' : '☆', title })),
    })),
    painted({ prop: 'total', name: '总分', size: totalWidth, pin }, (id) => {
      const { total, partial } = summary(id)
      return { classes: partial ? ['cell-total', 'partial'] : ['cell-total'], title: () => (partial ? '还有未评的指标，总分会变' : ''), data: { total: id }, pieces: plain(total) }
    }),
    painted({ prop: 'rank', name: '名次', size: rankWidth, pin, columnTemplate: (h) => h('span', { title: '在本跑道内的名次；过程数据' }, '名次') }, (id) => {
      const { rank, rankTitle } = summary(id)
      return { classes: ['cell-rank'], title: () => rankTitle, data: { rank: id }, pieces: plain(rank) }
    }),
  ].filter((column) => column.prop !== 'stars' || starNames.length > 0)
}

function nameHead(h: Render, title: string, { drag, reset }: NameColumn): VNode[] {
  return [h('span', { class: 'head-part', title }, title), h('span', { class: 'column-edge', title: '拖动改变列宽，双击恢复', 'aria-hidden': 'true', onPointerdown: drag, onDblclick: reset })]
}

/** Only a text that may not fit is cut: the browser composes each cut cell by itself. */
function cutWhereLong(paint: CellPaint, width: number): CellPaint {
  const needed = paint.pieces.reduce((sum, { text }) => sum + textWidth(text), 0)
  return needed <= width * 0.75 ? paint : { ...paint, classes: [...paint.classes, 'cell-long'] }
}

function piece(name: string, text: string): Piece[] {
  return text === '' ? [] : [{ class: name, text }]
}

/** Text alone in a cell. */
function plain(text: string): Piece[] {
  return piece('', text)
}
