import { beforeEach, describe, expect, it } from 'vitest'
import { createPainter, type CellPaint, type Painter } from '@/pages/scoring/grid/painter'

describe('painting cells that RevoGrid places', () => {
  const column = {}
  let painter: Painter
  let grid: HTMLElement
  let texts: Record<string, string>
  let painted: string[]

  beforeEach(() => {
    painter = createPainter()
    grid = document.createElement('div')
    texts = { a: '1', b: '2' }
    painted = []
  })

  function paint(row: string): CellPaint {
    painted.push(row)
    return { classes: ['cell', `cell-${texts[row] ?? ''}`], title: () => `${row}：${texts[row] ?? ''}`, data: { subject: row }, pieces: [{ class: 'cell-text', text: texts[row] ?? '' }] }
  }

  function place(cell: HTMLElement, row: string, of: object = column, wide = false) {
    painter.place(cell, { row, column: of, paint: () => paint(row), from: wide ? null : () => [texts[row]] })
  }

  function cellAt(x: number): HTMLElement {
    const cell = document.createElement('div')
    cell.className = 'rgCell'
    cell.style.transform = `translateX(${x}px)`
    grid.append(cell)
    return cell
  }

  it('shows text, classes and data, and stands where RevoGrid put it', () => {
    const cell = cellAt(80)
    place(cell, 'a')
    expect(cell.textContent).toBe('1')
    expect(cell.className).toBe('rgCell cell cell-1')
    expect(cell.dataset['subject']).toBe('a')
    expect(cell.style.left).toBe('80px')
  })

  it('paints again only rows that are drawn from something else', () => {
    const [first, second] = [cellAt(0), cellAt(0)]
    place(first, 'a')
    place(second, 'b')
    texts['b'] = '5'
    painted = []
    painter.repaint(grid)
    expect(painted).toEqual(['b'])
    expect(second.textContent).toBe('5')
    expect(second.classList.contains('cell-2')).toBe(false)
    expect(first.textContent).toBe('1')
  })

  it('paints a cell drawn from more than its row every time', () => {
    place(cellAt(0), 'a')
    place(cellAt(80), 'a', {}, true)
    for (let time = 0; time < 2; time += 1) {
      painted = []
      painter.repaint(grid)
      expect(painted).toEqual(['a'])
    }
  })

  it('takes a cell that RevoGrid uses for another row or column', () => {
    const cell = cellAt(0)
    place(cell, 'a')
    place(cell, 'b')
    expect([cell.textContent, cell.dataset['subject']]).toEqual(['2', 'b'])
    cell.style.transform = 'translateX(40px)'
    place(cell, 'b', {})
    expect(cell.style.left).toBe('40px')
  })

  it('leaves alone what is scrolled and is the same', () => {
    const cell = cellAt(0)
    place(cell, 'a')
    painted = []
    place(cell, 'a')
    expect(painted).toEqual([])
  })

  it('gives the cell under the pointer its title', () => {
    const cell = cellAt(0)
    place(cell, 'a')
    painter.explain(cell.firstElementChild)
    expect(cell.title).toBe('a：1')
  })
})
