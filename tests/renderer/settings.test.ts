import type { Settings } from '@shared/domain/settings'
import { describe, expect, it } from 'vitest'
import { hasProblems, settingsProblems, tidySettings } from '@/pages/settings/check'

const settings = (change: Partial<Settings> = {}): Settings => ({ unitName: '示例工委', evaluatorName: '张三', signatures: ['制表人'], townships: [], ...change })

describe('settings as they are saved', () => {
  it('are without blanks, doubles and empty rows', () => {
    const typed = settings({ unitName: ' 示例工委 ', evaluatorName: '张三 ', signatures: ['制表人', ' ', '制表人 '], townships: [{ name: ' 甲镇', aliases: ['甲', ' 甲 ', ''] }, { name: ' ', aliases: [] }] })
    expect(tidySettings(typed)).toEqual(settings({ townships: [{ name: '甲镇', aliases: ['甲'] }] }))
  })

  it('keep a row without a name while it has aliases', () => {
    expect(tidySettings(settings({ townships: [{ name: '', aliases: ['甲'] }] })).townships).toEqual([{ name: '', aliases: ['甲'] }])
  })
})

describe('problems', () => {
  it('are none in settings that can be saved', () => {
    const problems = settingsProblems(settings({ townships: [{ name: '甲镇', aliases: ['甲'] }, { name: '', aliases: [] }, { name: '乙镇', aliases: [] }] }))
    expect(hasProblems(problems)).toBe(false)
  })

  it('name a missing evaluator and a missing name', () => {
    const problems = settingsProblems(settings({ evaluatorName: ' ', townships: [{ name: '', aliases: ['甲'] }] }))
    expect(problems).toEqual({ evaluatorName: expect.stringContaining('请填写评分人'), townships: { 0: '请填写名称' } })
    expect(hasProblems(problems)).toBe(true)
  })

  it('say in which row a name or alias stands already', () => {
    const townships = [{ name: '甲镇', aliases: ['城关'] }, { name: '乙镇', aliases: [] }, { name: '丙镇', aliases: ['城 关'] }, { name: '甲镇', aliases: [] }]
    expect(settingsProblems(settings({ townships })).townships).toEqual({ 2: '“城关”已在第 1 行登记', 3: '“甲镇”已在第 1 行登记' })
  })
})
