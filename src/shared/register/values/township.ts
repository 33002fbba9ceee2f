import { cleanText, compact, isDash, nameKey } from '../clean-text'
import { note, nothing, understood, type Reading } from '../finding'

export interface Township {
  name: string
  aliases: readonly string[]
}

const offices = /^(.{1,30}?(?:街道|镇|乡|开发区|园区|新区))(?:办事处|党工委|党委|工委|人民政府|政府|管委会|管理委员会)$/u

/**
 * Reads 所属镇街道: a known name as it is, an alias, the name of its office (“东湖街道办事处”) or a name without 街道, 镇 or 乡
 * as the name it stands for. Any other name is accepted.
 */
export function readTownshipValue(content: string, known: readonly Township[]): Reading {
  const key = nameKey(content)
  if (key === '') return nothing
  if (isDash(content)) return understood(null, note('blank-word', '按未填处理'))
  const named = (candidate: string) => known.find(({ name }) => nameKey(name) === candidate)
  const exact = named(key)
  if (exact) return understood(exact.name)
  const base = offices.exec(compact(content))?.[1] ?? compact(content)
  const meant = known.find(({ aliases }) => aliases.some((alias) => nameKey(alias) === key)) ?? named(nameKey(base)) ?? onlyOne(known.filter(({ name }) => ['街道', '镇', '乡'].some((kind) => nameKey(name) === nameKey(base + kind))))
  const name = meant?.name ?? (base === compact(content) ? cleanText(content) : base)
  return nameKey(name) === key ? understood(name) : understood(name, note('township-alias', `“${cleanText(content)}”按“${name}”导入`))
}

function onlyOne(found: readonly Township[]): Township | undefined {
  return found.length === 1 ? found[0] : undefined
}
