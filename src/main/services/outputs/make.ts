import { setImmediate } from 'node:timers/promises'
import type { OutputRequest } from '@shared/domain/output'
import { laidOut, type TableLayout } from '@shared/paper/layout'
import type { Paper } from '@shared/paper/paper'
import type { Table } from '@shared/paper/table'
import type { Store } from '../../store'
import { roundResults, roundTotals } from '../evaluation/round-evaluation'
import { comparisonOf } from '../results/compare'
import { indicatorExplainer, type IndicatorExplainer } from '../results/explain'
import { roundRace } from '../results/race'
import { raceHistory } from '../results/history'
import { townshipRanking } from '../results/townships'
import { compareEditions } from '../rounds/editions/compare'
import { comparisonTable } from '../tables/comparison'
import { editionChangesTable } from '../tables/edition-changes'
import { historyTable } from '../tables/history'
import { rankingTables } from '../tables/ranking'
import { resultsTable } from '../tables/results'
import { standingEdition, tableSource, titleOf, type TableSource } from '../tables/source'
import { resultsName } from '../tables/subject-columns'
import { townshipsTable } from '../tables/townships'
import { trackTitle } from '../tables/track'
import { yearSource } from '../tables/year'
import { detailPaper } from './detail'
import { levelListPaper } from './level-list'
import { noticePaper } from './notice'
import { paperOfTables } from './paper-of-tables'
import { planPaper } from './plan'
import { reportPaper } from './report'
import { scoreSheetPaper } from './score-sheets'

/** Puts a document together: everything is read at once, so that it shows one moment. @throws AppError `not-found`, `invalid-input` */
export function makeDocument(store: Store, request: OutputRequest): Paper {
  return documentMaker(store)(request)
}

/** Computes what a document of a round is made from, pausing in between so that other calls are answered; `makeDocument` then finds it. */
export async function prepareDocument(store: Store, request: OutputRequest): Promise<void> {
  if (!('roundId' in request)) return
  const { roundId } = request
  for (const part of [() => roundTotals(store, roundId), () => roundRace(store, roundId), () => roundResults(store, roundId)]) {
    part()
    await setImmediate()
  }
}

/** The same for many documents of one moment: what several of them are made from is read once. */
export function documentMaker(store: Store): (request: OutputRequest) => Paper {
  const sources = new Map<string, TableSource>()
  const explainers = new Map<string, IndicatorExplainer>()
  const explain: IndicatorsOf = (roundId) => {
    const explainer = explainers.get(roundId) ?? indicatorExplainer(store, roundId)
    explainers.set(roundId, explainer)
    return explainer
  }
  return (request) => {
    const id = 'yearId' in request ? request.yearId : request.roundId
    const source = sources.get(id) ?? sourceOf(store, request)
    sources.set(id, source)
    return documentOf(store, request, source, explain)
  }
}

type IndicatorsOf = (roundId: string) => IndicatorExplainer

function sourceOf(store: Store, request: OutputRequest): TableSource {
  return 'yearId' in request ? yearSource(store, request.yearId) : tableSource(store, request.roundId)
}

function documentOf(store: Store, request: OutputRequest, source: TableSource, explain: IndicatorsOf): Paper {
  const inLayout = (tables: Table[]) => ('layout' in request && request.layout ? laidOutAll(tables, request.layout) : tables)
  switch (request.kind) {
    case 'ranking':
    case 'year-ranking':
      return paperOfTables(source, titleOf(source, `排名表（${trackTitle(source, request.track)}）`), inLayout(rankingTables(source, request.track)))
    case 'results':
    case 'year-results':
      return paperOfTables(source, titleOf(source, resultsName(source)), inLayout([resultsTable(source)]))
    case 'townships': {
      const table = townshipsTable(source, townshipRanking(store, request.roundId, request.by), request.by)
      return paperOfTables(source, table.title, inLayout([table]))
    }
    case 'comparison': {
      const rows = comparisonOf(store, request.roundId, request)
      const history = raceHistory(store, request.roundId, request.subjectIds)
      return paperOfTables(source, titleOf(source, '对比表'), [comparisonTable(source, rows, request), historyTable(source, history, (id) => standingEdition(store, id))])
    }
    case 'edition-changes': {
      const compared = store.editions.list(request.roundId).filter(({ number }) => number === request.before || number === request.after).reverse()
      return paperOfTables(source, titleOf(source, '评定结果更正表'), [editionChangesTable(source, compareEditions(store, request.roundId, request.before, request.after), compared)])
    }
    case 'notice':
      return noticePaper(source, request)
    case 'detail':
      return detailPaper(store, source, request, explain(request.roundId))
    case 'score-sheet':
      return scoreSheetPaper(store, source, request)
    case 'plan':
      return planPaper(store, source, request)
    case 'report':
      return reportPaper(store, source, request.roundId)
    case 'level-list':
      return levelListPaper(source)
  }
}

const laidOutAll = (tables: readonly Table[], layout: TableLayout) => tables.map((table) => laidOut(table, layout))
