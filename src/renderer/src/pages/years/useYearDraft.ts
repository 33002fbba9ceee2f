import type { Round } from '@shared/domain/round'
import type { SubjectKind } from '@shared/domain/subject'
import type { YearFields, YearSummary } from '@shared/domain/year'
import { equalWeights, newestAt, sumRemark, weightProblem } from '@shared/domain/year-weights'
import { computed, ref } from 'vue'

/** A round that can be part of a year, with what is typed for it. */
export interface DraftPart {
  round: Round
  chosen: boolean
  weight: string
}

export interface Preset {
  name: string
  weights: string[]
}

/** What is typed of a year: checked as it is typed, and only whole when it can be kept. */
export function useYearDraft(rounds: readonly Round[], years: readonly YearSummary[], year: YearSummary | null) {
  const kinds = [...new Set(rounds.map(({ subjectKind }) => subjectKind))]
  const kind = ref<SubjectKind>(year?.subjectKind ?? kinds[0] ?? 'organization')
  const name = ref(year?.name ?? suggestedName(rounds, years, kind.value))
  const absent = ref<YearFields['absent']>(year?.absent ?? 'average-present')
  const previousYearId = ref<string | null>(year?.previousYearId ?? null)
  const parts = ref<DraftPart[]>(rounds.map((round) => partOf(round, year)))

  const offered = computed(() => parts.value.filter(({ round }) => round.subjectKind === kind.value))
  const chosen = computed(() => offered.value.filter((part) => part.chosen))
  if (!year) chooseSameYear()

  const presets = computed<Preset[]>(() => {
    const count = chosen.value.length
    const of = (label: string, weights: string[] | null) => (weights ? [{ name: label, weights }] : [])
    return count < 2 ? [] : [{ name: '各期相同', weights: equalWeights(count) }, ...of('最新一期 60%，其余均分 40%', newestAt(60, count)), ...of('最新一期 40%，其余均分 60%', newestAt(40, count))]
  })
  const problem = computed(() => {
    if (name.value.trim() === '') return '请填写名称。'
    if (chosen.value.length === 0) return '请勾选评价期。'
    const wrong = chosen.value.find(({ weight }) => weightProblem(weight) !== null)
    return wrong ? `“${wrong.round.name}”：${weightProblem(wrong.weight)}` : null
  })
  const remarks = computed(() => {
    if (problem.value !== null) return []
    const open = chosen.value.filter(({ round }) => round.status === 'open').map(({ round }) => `“${round.name}”`)
    return [sumRemark(chosen.value.map(({ weight }) => weight)), open.length > 0 ? `${open.join('、')}还没有定级：在它定级之前，汇总是过程数据。` : null].filter((text) => text !== null)
  })
  const sum = computed(() => chosen.value.reduce((all, { weight }) => all + (weightProblem(weight) === null ? Number(weight) : 0), 0))
  const percentOf = ({ weight }: DraftPart) => (weightProblem(weight) === null && sum.value > 0 ? `${((100 * Number(weight)) / sum.value).toFixed(1)}%` : '—')
  const earlier = computed(() => years.filter((each) => each.id !== year?.id && each.subjectKind === kind.value))
  const fields = computed<YearFields>(() => ({
    name: name.value.trim(),
    absent: absent.value,
    previousYearId: earlier.value.some(({ id }) => id === previousYearId.value) ? previousYearId.value : null,
    parts: chosen.value.map(({ round, weight }) => ({ roundId: round.id, weight })),
  }))

  function apply({ weights }: Preset) {
    for (const [at, part] of chosen.value.entries()) part.weight = weights[at] ?? part.weight
  }

  /** The rounds of the newest calendar year, equally: what a year usually is. */
  function chooseSameYear() {
    const newest = offered.value[0]?.round.endsOn.slice(0, 4)
    for (const part of parts.value) part.chosen = part.round.subjectKind === kind.value && part.round.endsOn.startsWith(newest ?? '-')
    apply({ name: '', weights: equalWeights(chosen.value.length) })
  }

  function chooseKind(value: SubjectKind) {
    kind.value = value
    chooseSameYear()
  }

  return { kinds, kind, name, absent, previousYearId, offered, presets, problem, remarks, percentOf, earlier, fields, apply, chooseKind }
}

function partOf(round: Round, year: YearSummary | null): DraftPart {
  const held = year?.parts.find(({ roundId }) => roundId === round.id)
  return { round, chosen: held !== undefined, weight: held?.weight ?? '1' }
}

/** After the calendar year of the newest round; with a number where that name is taken. */
function suggestedName(rounds: readonly Round[], years: readonly YearSummary[], kind: SubjectKind): string {
  const newest = rounds.find(({ subjectKind }) => subjectKind === kind)
  const plain = `${newest?.endsOn.slice(0, 4) ?? ''}年度汇总`
  const taken = (name: string) => years.some((year) => year.name === name)
  let name = plain
  for (let at = 2; taken(name); at += 1) name = `${plain}（${at}）`
  return name
}
