import { subjectWords } from '@shared/domain/subject-words'
import { levelLabel, type Scheme } from '@rules'
import type { SchemeAlteration } from '@shared/domain/sensitivity'

/** One number of the scheme that can be tried at another value. */
export interface AlteredField {
  part: 'weights' | 'lines' | 'bands' | 'caps' | 'cap'
  code: string
  name: string
  unit: string
  /** As it is read: a ratio in percent. */
  value: number
  most: number
}

const percent = (ratio: number) => Number((ratio * 100).toFixed(2))

/** What a scheme has to be altered in, in groups as they are shown. */
export function alteredFields(scheme: Scheme): { title: string; hint: string; fields: AlteredField[] }[] {
  const most = 1000
  const groups = [
    {
      title: '各星分值',
      hint: '计入总分时按此折算：得分 × 试算分值 ÷ 原分值；星是否点亮仍按原得分。',
      fields: scheme.stars.map(({ code, name, fullScore }): AlteredField => ({ part: 'weights', code, name, unit: '分', value: fullScore, most })),
    },
    {
      title: '点亮线',
      hint: '',
      fields: scheme.stars.map(({ code, name, fullScore, lighting }): AlteredField => ('ratio' in lighting ? { part: 'lines', code, name, unit: '%', value: percent(lighting.ratio), most: 100 } : { part: 'lines', code, name, unit: '分', value: lighting.score, most: fullScore })),
    },
    {
      title: `${subjectWords[scheme.subject].level}的总分线`,
      hint: '',
      fields: (scheme.level.by === 'stars' ? [] : (scheme.level.bands ?? [])).map(({ level, from }): AlteredField => ({ part: 'bands', code: String(level), name: levelLabel(scheme, level), unit: '分', value: from, most })),
    },
    {
      title: '上限',
      hint: '',
      fields: [
        ...[...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap(({ code, name, cap }): AlteredField[] => (cap === undefined ? [] : [{ part: 'caps', code, name, unit: '分', value: cap, most }])),
        ...(scheme.cap === undefined ? [] : [{ part: 'cap' as const, code: '', name: '总分', unit: '分', value: scheme.cap, most }]),
      ],
    },
  ]
  return groups.filter(({ fields }) => fields.length > 0)
}

export const keyOfField = ({ part, code }: AlteredField) => `${part}/${code}`

/** What was changed, as the rules are asked; null when everything is as the scheme has it. */
export function alterationOf(fields: readonly AlteredField[], tried: ReadonlyMap<string, number>): SchemeAlteration | null {
  const alteration: SchemeAlteration = {}
  for (const field of fields) {
    const value = tried.get(keyOfField(field))
    if (value === undefined || value === field.value) continue
    if (field.part === 'cap') alteration.cap = value
    else alteration[field.part] = { ...alteration[field.part], [field.code]: field.unit === '%' ? Number((value / 100).toFixed(4)) : value }
  }
  return Object.keys(alteration).length === 0 ? null : alteration
}
