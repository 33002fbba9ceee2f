import { expect, it } from 'vitest'
import { safeFileName } from '../../src/main/services/files/safe-name'

it.each([
  ['2026年第三季度排名表（全部）.xlsx', '2026年第三季度排名表（全部）.xlsx'],
  ['../../machine.json', '_.._machine.json'],
  ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
  ['a\0b\u0085c\u007f.csv', 'abc.csv'],
  ['台账\u202excod.exe', '台账xcod.exe'],
  ['半个\ud83d字.csv', '半个_字.csv'],
  [' . 甲. ', '甲'],
  ['con.xlsx', '文件con.xlsx'],
  ['..', '文件'],
  ['', '文件'],
])('makes %j a name every system takes', (name, expected) => {
  expect(safeFileName(name)).toBe(expected)
})

it.each(['台'.repeat(300), '𬭊'.repeat(300), 'a'.repeat(300), '.'.repeat(300) + '甲'])('keeps the end of a long name, within what file systems hold', (name) => {
  const safe = safeFileName(`${name}.xlsx`)
  expect(safe.endsWith('.xlsx')).toBe(true)
  expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(225)
  expect(safe.length).toBeLessThanOrEqual(240)
  expect(safe).not.toMatch(/\p{Surrogate}/u)
})
