import { compact, contentText, titleKey, type CellContent } from '@shared/register'

const totals = /^(?:本页|本表|全市|全县|全区|全部)?(?:合计|总计|小计|共计|总合计|累计|总数)(?:数|[:(（].*)?$/u
const signatures = /^(?:填表|填报|制表|编制|审核|审批|复核|经办|负责|联系|统计|报送|主要负责|分管)(?:人|单位|日期|时间|领导|负责人|人员)?(?:签字|签名|签章|盖章|电话)?:|^(?:单位)?(?:盖章|公章|签字)/u
const remarks = /^(?:注|备注|说明|填表说明|填报说明|附注)(?:\d*[:.、]|$)/u
const ordinal = /^(?:\d{1,3}|[甲乙丙丁戊己庚辛]|栏次|列号|[A-Z]{1,2})$/u

export interface RowSetting {
  /** Titles of the header by column. */
  titles: readonly string[]
  /** Column that holds the name. */
  nameColumn: number
  /** Whether the row stands directly under the header. */
  first: boolean
}

/** Why a row below the header is not one of the register, or null when it is one. */
export function omissionReason(row: readonly CellContent[], { titles, nameColumn, first }: RowSetting): string | null {
  const texts = row.map((cell) => compact(contentText(cell)))
  const filled = texts.filter((text) => text !== '')
  const distinct = new Set(filled)
  const leading = filled[0]
  if (leading === undefined) return '空行'
  if (isRepeatedHeader(texts, titles)) return '重复的表头'
  if (first && filled.length > 1 && filled.every((text) => ordinal.test(text)) && ordinal.test(texts[nameColumn] ?? '')) return '列号行'
  const name = texts[nameColumn] ?? ''
  const unnamed = name === '' || name === leading
  if (totals.test(name) || (unnamed && totals.test(leading))) return '合计行'
  if ((unnamed || signatures.test(name)) && signatures.test(leading) && distinct.size <= 6) return '落款行'
  if (unnamed && remarks.test(leading) && distinct.size <= 2) return '说明行'
  const spread = distinct.size === 1 && (filled.length > 1 || name === '')
  return spread && (filled.length > 1 || !/^\d+$/.test(leading)) ? '小标题' : spread ? '只有序号' : null
}

function isRepeatedHeader(texts: readonly string[], titles: readonly string[]): boolean {
  const titled = titles.flatMap((title, column) => (title === '' ? [] : [{ key: titleKey(title), text: titleKey(texts[column] ?? '') }]))
  const same = titled.filter(({ key, text }) => key === text).length
  return titled.length > 0 && same * 2 > titled.length
}
