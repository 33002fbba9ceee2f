/** What is looked at before a round is finished. Nothing is decided here: each check says what it found and where to settle it. */
import { ENGINE, quotaLines, validateScheme, type OrganizationResult } from '@rules'
import type { CheckItem, FinishCheck } from '@shared/domain/edition'
import { schemeIndicator } from '@shared/entry'
import type { Store } from '../../../store'
import { evaluationOf, roundChain } from '../../evaluation/round-evaluation'
import { openConflicts } from '../../exchange/conflicts'
import { panelStages } from '../../scoring/place'
import { sheetStatuses } from '../../sheets/statuses'
import { quotaItems, softQuotaItems, tieItems } from './lines'

interface Found {
  store: Store
  roundId: string
  results: readonly OrganizationResult[]
  nameOf: (subjectId: string) => string
}

/** All checks, in the order in which a clerk settles them. @throws AppError `not-found` */
export function finishChecks(store: Store, roundId: string): FinishCheck[] {
  const evaluation = evaluationOf(store, roundId)
  const names = new Map(evaluation.loaded.subjects.map(({ subjectId, name }) => [subjectId, name]))
  const found: Found = { store, roundId, results: evaluation.full(), nameOf: (id) => names.get(id) ?? id }
  const { scheme } = evaluation.loaded.compiled
  const facts = { scheme, results: found.results, lines: quotaLines(scheme, found.results), nameOf: found.nameOf }
  const [quotas, soft, ties] = [quotaItems(facts), softQuotaItems(facts), tieItems(facts)]
  return [
    missing(found),
    drafts(found),
    unconfirmed(found),
    selfOnly(found),
    vetoes(found),
    { code: 'ties', need: look(ties), text: ties.length === 0 ? '没有并列，或并列不跨越等级和名额。' : `${ties.length} 组并列的组织等级不同，或处在名额线上。`, items: ties },
    { code: 'quotas', need: look(quotas), text: quotas.length === 0 ? '没有组织因名额降级。' : `${quotas.length} 个组织因名额降级。`, items: quotas },
    { code: 'soft-quotas', need: soft.length === 0 ? 'nothing' : 'decide', text: soft.length === 0 ? '没有超出须由评价小组决定的名额。' : `${soft.length} 个组织在名额以外，须由评价小组决定并写明理由。`, items: soft },
    schemeWarnings(found),
    conflicts(found),
    engines(found),
  ]
}

const look = (items: readonly CheckItem[]): 'look' | 'nothing' => (items.length === 0 ? 'nothing' : 'look')

function missing({ store, roundId, results, nameOf }: Found): FinishCheck {
  const { scheme } = evaluationOf(store, roundId).loaded.compiled
  const lacking = results.filter((result) => result.missing.length > 0)
  const marks = lacking.reduce((sum, result) => sum + result.missing.length, 0)
  const items = lacking.map((result): CheckItem => {
    const indicators = [...new Set(result.missing.map(({ indicator }) => schemeIndicator(scheme, indicator)?.name ?? indicator))]
    return { key: result.organizationId, text: `${nameOf(result.organizationId)}：缺 ${indicators.join('、')}`, link: { page: 'scoring', find: nameOf(result.organizationId), show: 'missing' } }
  })
  const consequence = scheme.missing === 'incomplete' ? '定级后不定星级、不排名次' : '定级后未评的按 0 分计'
  return { code: 'missing', need: look(items), text: items.length === 0 ? '应评的都已评。' : `${items.length} 个组织缺 ${marks} 项评分，${consequence}。`, items }
}

function drafts({ store, roundId, nameOf }: Found): FinishCheck {
  const evaluation = evaluationOf(store, roundId)
  const typed = store.sheets.withDrafts(roundId).flatMap(({ subjectId, stage, cells }) => Object.entries(cells).flatMap(([indicator, { state }]) => (state === 'draft' ? [{ subjectId, stage, indicator }] : [])))
  const all = [...typed, ...evaluation.refused]
  const items = all.map(({ subjectId, stage, indicator }): CheckItem => {
    const name = schemeIndicator(evaluation.loaded.compiled.scheme, indicator)?.name ?? indicator
    return { key: `${subjectId}/${stage}/${indicator}`, text: `${nameOf(subjectId)}：${name}`, link: { page: 'scoring', find: nameOf(subjectId), stage, show: 'refused' } }
  })
  return { code: 'drafts', need: look(items), text: items.length === 0 ? '没有被退回的填写内容。' : `${items.length} 处填写内容被退回，不计分。`, items }
}

function unconfirmed({ store, roundId, nameOf }: Found): FinishCheck {
  const { scheme } = evaluationOf(store, roundId).loaded.compiled
  const stages = scheme.panel.mode === 'single' ? [{ code: null, name: '' }] : panelStages(scheme.panel)
  const items = stages.flatMap(({ code, name }) =>
    sheetStatuses(store, roundId, code)
      .filter(({ state }) => state === 'open' || state === 'rejected')
      .map(({ subjectId, evaluator, state }): CheckItem => ({
        key: `${code ?? ''}/${subjectId}/${evaluator}`,
        text: `${nameOf(subjectId)}：${name === '' ? '评分表' : `${name}的评分表`}${state === 'rejected' ? '被退回，尚未重新确认' : '没有确认'}`,
        link: { page: 'progress' },
      })),
  )
  return { code: 'unconfirmed', need: look(items), text: items.length === 0 ? '有内容的评分表都已确认。' : `${items.length} 张评分表没有确认。`, items }
}

/** Indicators a later stage should have scored, but where the first stage's mark decides. */
function selfOnly({ store, roundId, results, nameOf }: Found): FinishCheck {
  const { scheme } = evaluationOf(store, roundId).loaded.compiled
  const [first, ...later] = scheme.panel.mode === 'stages' ? scheme.panel.stages : []
  if (!first || later.length === 0) return { code: 'self-only', need: 'nothing', text: '本方案不分阶段评分。', items: [] }
  const items = results.flatMap((result): CheckItem[] => {
    const names = result.stars
      .flatMap(({ indicators }) => indicators)
      .filter(({ code, stage }) => stage === first.code && later.some((each) => schemeIndicator(scheme, code)?.roles?.includes(each.code) ?? true))
      .map(({ code }) => schemeIndicator(scheme, code)?.name ?? code)
    if (names.length === 0) return []
    const told = names.length > 4 ? `${names.slice(0, 4).join('、')}等 ${names.length} 项` : names.join('、')
    return [{ key: result.organizationId, text: `${nameOf(result.organizationId)}：${told}`, link: { page: 'scoring', find: nameOf(result.organizationId), stage: later.at(-1)?.code, show: 'missing' } }]
  })
  return { code: 'self-only', need: look(items), text: items.length === 0 ? `没有只有${first.name}的指标。` : `${items.length} 个组织有只有${first.name}的指标，以${first.name}计分。`, items }
}

function vetoes({ store, roundId, nameOf }: Found): FinishCheck {
  const { scheme } = evaluationOf(store, roundId).loaded.compiled
  const items = store.vetoes.ofRound(roundId).map(({ subjectId, code, note, by }): CheckItem => {
    const name = scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code
    return { key: `${subjectId}/${code}`, text: `${nameOf(subjectId)}：${name}${note === '' ? '' : `（${note}）`}，${by}录入`, link: { page: 'stars', find: nameOf(subjectId) } }
  })
  return { code: 'vetoes', need: items.length === 0 ? 'nothing' : 'confirm', text: items.length === 0 ? '没有一票否决。' : `${items.length} 条一票否决，请逐条确认。`, items }
}

function schemeWarnings({ store, roundId }: Found): FinishCheck {
  const { round, compiled } = evaluationOf(store, roundId).loaded
  const items = validateScheme(compiled.scheme).map(({ path, message }, at): CheckItem => ({ key: `${path}/${at}`, text: message, link: { page: 'scheme', schemeId: round.schemeId } }))
  return { code: 'scheme', need: look(items), text: items.length === 0 ? '评价方案没有需要注意的地方。' : `评价方案有 ${items.length} 处需要注意。`, items }
}

function conflicts({ store, roundId }: Found): FinishCheck {
  const items = openConflicts(store, roundId).map((conflict, at): CheckItem => ({ key: String(at), text: `${conflict.subjectName}：${conflict.name}`, link: { page: 'exchange' } }))
  return { code: 'conflicts', need: look(items), text: items.length === 0 ? '没有待裁定的冲突。' : `${items.length} 处冲突没有裁定，按现有内容计分。`, items }
}

/** Rounds this one is compared with, and its own earlier editions, where another version of the rules computed them. */
function engines({ store, roundId }: Found): FinishCheck {
  const earlier = roundChain(store, roundId).slice(1).flatMap((round) => {
    const engine = round.status === 'finished' ? store.results.totals(round.id)[0]?.engine : undefined
    return engine === undefined || engine === ENGINE ? [] : [{ id: round.id, text: `“${round.name}”由计分程序第 ${engine} 版算出，本期由第 ${ENGINE} 版` }]
  })
  const own = store.editions.list(roundId).filter(({ engine }) => engine !== ENGINE)
  const items: CheckItem[] = [
    ...earlier.map(({ id, text }): CheckItem => ({ key: id, text, link: { page: 'round', roundId: id } })),
    ...own.map(({ number, engine }): CheckItem => ({ key: String(number), text: `本期第 ${number} 次定级由计分程序第 ${engine} 版算出，现在是第 ${ENGINE} 版`, link: { page: 'round', roundId } })),
  ]
  return { code: 'engine', need: look(items), text: items.length === 0 ? `计分程序为第 ${ENGINE} 版，与比较的各期相同。` : `${items.length} 处由另一版计分程序算出。`, items }
}
