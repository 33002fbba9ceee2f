import type { Fields } from '@shared/domain/subject'
import { cast, newcomerIndex, type Actor, type TrackCode } from './cast'
import { fictionalCreditCode } from './credit-code'
import { randomFor } from './random'

/** The three rounds of the sample, oldest first. */
export const years = [2024, 2025, 2026] as const
export type Year = (typeof years)[number]

const words = ['远山', '云帆', '同舟', '嘉木', '恒岳', '清源', '晨曦', '长青', '汇川', '金谷', '星河', '明德']
/** Fictional 镇街道. */
export const townships = ['示例东街道', '示例西街道', '示例南镇', '示例北镇', '示例湖镇', '示例港镇']
const lines: Record<TrackCode, readonly [suffix: string, industry: string][]> = {
  large: [['机械制造有限公司', '装备制造'], ['新材料有限公司', '新材料'], ['汽车零部件有限公司', '汽车零部件'], ['电子科技有限公司', '电子信息']],
  small: [['五金制品有限公司', '五金'], ['包装印务有限公司', '印刷'], ['服饰有限公司', '服装'], ['食品有限公司', '食品']],
  foreign: [['光电（中国）有限公司', '电子信息'], ['精密部件（中国）有限公司', '装备制造']],
  'new-form': [['网络直播有限公司', '电子商务'], ['供应链管理有限公司', '物流'], ['外卖配送服务有限公司', '网络配送']],
  social: [['行业协会', '行业服务'], ['外国语学校', '民办教育'], ['社工服务中心', '社会服务'], ['律师事务所', '法律服务']],
}

function unitKindOf(track: TrackCode, suffix: string): string {
  if (track === 'social') return suffix === '律师事务所' ? '律师事务所' : '社会组织'
  return track === 'new-form' ? '新业态' : '非公企业'
}

function tagsOf(track: TrackCode, index: number): string[] {
  const tags: string[] = []
  if (track === 'foreign') tags.push('外资')
  if (track === 'large' || (track === 'foreign' && index % 2 === 0)) tags.push('规上')
  if ((track === 'large' || track === 'foreign') && index % 3 === 0) tags.push('双管')
  if (track === 'small' && index % 4 === 0) tags.push('专精特新')
  return tags
}

/** Output by year, growing more for those who light more stars; the twin of an organization has its figures. */
export function outputOf(index: number, year: number): number {
  const random = randomFor(`output ${seedIndex(index)}`)
  const stars = cast[index]?.stars ?? []
  let output = random.whole(1200, 90_000)
  for (let at = 2024; at <= year; at++) {
    const target = stars[at - 2023] ?? 3
    output = Math.round(output * (1 + (target - 1.5) * 0.025 + random.next() * 0.04))
  }
  return output
}

/** Twins draw their numbers from the same source as the organization before them. */
export function seedIndex(index: number): number {
  const part = cast[index]?.part
  return part && 'twin' in part ? index - 1 : index
}

function foundedOf(actor: Actor, index: number): string {
  if (index === newcomerIndex) return '2026-09'
  if (actor.stars[2] === null && actor.stars[1] === null) return '2025-03-18'
  const random = randomFor(`founded ${index}`)
  return `${actor.stars[1] === null ? 2024 : random.whole(1998, 2018)}-${String(random.whole(1, 12)).padStart(2, '0')}`
}

/** The register line of an organization as it stood in a year. */
export function fieldsOf(index: number, year: Year): Fields {
  const actor = cast[index]
  if (!actor) throw new RangeError(`no organization ${index} in the sample`)
  const number = index + 1
  const random = randomFor(`fields ${seedIndex(index)}`)
  const [suffix, industry] = lines[actor.track][index % lines[actor.track].length] ?? ['有限公司', '其他']
  const name = `示例${words[index % words.length] ?? ''}${String(number).padStart(3, '0')}${suffix}`
  const members = random.whole(3, 68)
  const partyWorkers = random.whole(1, 4)
  const track = year < 2026 ? (actor.trackBefore ?? actor.track) : actor.track
  const before = actor.stars[year - 2024]
  return {
    name,
    partyName: `中共${name}${members >= 50 ? '总支部' : '支部'}委员会`,
    creditCode: fictionalCreditCode(actor.track === 'social' ? '52' : '91', 900_000 + number),
    township: townships[index % townships.length] ?? '',
    unitKind: unitKindOf(actor.track, suffix),
    tags: tagsOf(track, seedIndex(index)),
    partyForm: members >= 50 ? '党总支' : '党支部',
    industry,
    staff: members * random.whole(6, 24),
    members,
    output: outputOf(index, year),
    outputBefore: outputOf(index, year - 1),
    founded: foundedOf(actor, index),
    secretary: `示例书记${number}`,
    instructor: `示例指导员${(number % 9) + 1}`,
    grid: `示例网格${(number % 12) + 1}`,
    partyWorkers,
    certified: random.whole(0, partyWorkers),
    ...(typeof before === 'number' ? { previousLevel: before } : {}),
    note: '虚构示例数据',
  }
}
