import { expect, it, vi } from 'vitest'
import type { Paper } from '@shared/paper/paper'
import { paperPicture } from '@/components/paper/picture'

it('refuses a document that is too long for one picture before it draws any of it', async () => {
  const rows = Array.from({ length: 2000 }, (_, at) => [at + 1, `示例第 ${at} 家有限公司`])
  const columns = [{ title: '名次', kind: 'integer' as const }, { title: '单位名称', kind: 'text' as const }]
  const paper: Paper = { name: '结果', size: 'A4', orientation: 'landscape', date: '2026-12-31', blocks: [{ kind: 'table', table: { name: '', title: '', subtitle: { left: '', right: '' }, columns, frozen: 0, rows, notes: [], signatures: [] } }] }
  const append = vi.spyOn(document.body, 'append')
  await expect(paperPicture(paper)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('太长，不能存为一张图片') })
  expect(append).not.toHaveBeenCalled()
})
