import { writeDocx } from '../../src/main/papers/docx/write'
import type { Paper } from '../../src/shared/paper/paper'
export default async function x() {
  const columns = [{ title: '序号', kind: 'integer' as const }, ...Array.from({ length: 4 }, (_, i) => ({ title: `列${i}`, kind: i % 3 ? ('decimal' as const) : ('text' as const), decimals: 2 }))]
  const paper: Paper = { name: 'x', size: 'A4', orientation: 'landscape', date: '2026-01-01', blocks: [{ kind: 'table', table: { name: 'x', title: '测试表', subtitle: { left: '单位', right: '日期' }, columns, frozen: 1, rows: Array.from({ length: 45 }, (_, r) => [r, ...Array.from({ length: 4 }, (_, i) => (i % 3 ? r / 7 : `示例单位${r}`))]), notes: ['注：'], signatures: ['制表人'] } }] } as unknown as Paper
  for (let i = 0; i < 8; i++) { const t = performance.now(); for await (const _ of writeDocx('/tmp/mine/x.docx', paper, { date: '2026-01-01', signal: undefined })) void _; console.log('docx', (performance.now() - t).toFixed(0)) }
  return []
}
