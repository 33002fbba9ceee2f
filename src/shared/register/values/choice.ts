import { compact, excerpt, isDash, isNoneWord } from '../clean-text'
import { note, nothing, refused, understood, type Reading } from '../finding'

/** Other words for the options of choices and for tags. */
const otherWords: Record<string, string> = {
  非公有制企业: '非公企业', 非公经济组织: '非公企业', 非公: '非公企业', 民营企业: '非公企业', 私营企业: '非公企业', 企业: '非公企业',
  社团: '社会组织', 社会团体: '社会组织', 民办非企业单位: '社会组织', 民办非企业: '社会组织', 民非: '社会组织', 社会服务机构: '社会组织', 基金会: '社会组织',
  律所: '律师事务所', 新业态企业: '新业态', 新经济组织: '新业态', 其它: '其他',
  总支: '党总支', 总支部: '党总支', 党总支部: '党总支', 支部: '党支部', 独立党支部: '党支部', 单独组建: '党支部',
  联合支部: '联合党支部', 联合组建: '联合党支部', 功能型党支部: '功能型', 功能型党组织: '功能型', 党委会: '党委',
  规模以上: '规上', 规上企业: '规上', 规模以上企业: '规上', 外资企业: '外资', 外商投资: '外资', 双管企业: '双管', 亿元企业: '亿元以上',
  镇街: '镇街道',
}

/** The option or tag meant by a word, and whether it was another word for it. */
export function canonicalWord(word: string, options: readonly string[]): { word: string; changed: boolean } {
  const key = compact(word)
  const option = options.find((candidate) => compact(candidate) === key)
  if (option !== undefined) return { word: option, changed: false }
  const other = Object.hasOwn(otherWords, key) ? otherWords[key] : undefined
  return other !== undefined && options.includes(other) ? { word: other, changed: true } : { word, changed: false }
}

/** Reads one of the options of a choice. */
export function readChoiceValue(content: string, options: readonly string[]): Reading {
  if (compact(content) === '') return nothing
  const { word, changed } = canonicalWord(content, options)
  if (options.includes(word)) return changed ? understood(word, note('synonym', `“${excerpt(content)}”按“${word}”导入`)) : understood(word)
  if (isDash(content) || isNoneWord(content)) return understood(null, note('blank-word', `“${excerpt(content)}”按未填处理`))
  return refused('not-an-option', `“${excerpt(content)}”不在可选项中，没有导入这一格；可选：${options.join('、')}`)
}
