import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compareFiles } from '../../src/main/services/rounds/editions/compare-files'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sixstar-compare-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function csv(name: string, rows: string[][]) {
  const path = join(folder, name)
  writeFileSync(path, `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}`)
  return { path, name }
}

it('organizations of one name are told apart by code or township, whatever their order', () => {
  const head = ['名次', '单位名称', '镇街道', '总分']
  const before = csv('前.csv', [head, ['1', '民政服务社', '甲镇', '90'], ['2', '民政服务社', '乙镇', '80'], ['3', '某公司', '甲镇', '70']])
  const after = csv('后.csv', [head, ['1', '民政服务社', '乙镇', '95'], ['2', '民政服务社', '甲镇', '90'], ['3', '某公司', '甲镇', '70']])
  const { equal, rows } = compareFiles(before, after)
  expect(equal).toBe(1)
  expect(rows.map(({ name, changes }) => [name, changes.map(({ field, before: was, after: is }) => `${field} ${was} ${is}`)])).toEqual([
    ['民政服务社（乙镇）', ['名次 2 1', '总分 80 95']],
    ['民政服务社（甲镇）', ['名次 1 2']],
  ])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2)
})

it('reads files of projects, which have another title for their names, and names what it misses in others', () => {
  const before = csv('项目前.csv', [['名次', '项目名称', '总分'], ['1', '红色引擎', '90'], ['2', '暖心驿站', '80']])
  const after = csv('项目后.csv', [['名次', '项目名称', '总分'], ['1', '红色引擎', '91'], ['2', '暖心驿站', '80']])
  expect(compareFiles(before, after)).toMatchObject({ equal: 1, rows: [{ name: '红色引擎', severity: 'score' }] })
  expect(() => compareFiles(before, csv('别的.csv', [['甲', '乙'], ['1', '2']]))).toThrow('“别的.csv”中没有找到“单位名称”或“项目名称”一列')
})
