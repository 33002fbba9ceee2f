import type { Paper } from '@shared/paper/paper'

/** Documents one after another, each on a page of its own, on the largest of their papers. */
export function joinedPaper(papers: readonly Paper[], name: string): Paper {
  const blocks = papers.flatMap((paper, at): Paper['blocks'] => {
    const [first] = paper.blocks
    // A table that does not follow begins a page by itself.
    const begins = at === 0 || (first?.kind === 'table' && first.place === undefined)
    return begins ? paper.blocks : [{ kind: 'page-break' }, ...paper.blocks]
  })
  const dates = papers.map(({ date }) => date).sort()
  return {
    name,
    size: papers.some(({ size }) => size === 'A3') ? 'A3' : 'A4',
    orientation: papers.some(({ orientation }) => orientation === 'landscape') ? 'landscape' : 'portrait',
    date: dates.at(-1) ?? '1970-01-01',
    blocks,
  }
}
