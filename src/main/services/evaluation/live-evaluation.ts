import { checkMark, evaluate, MarkError, prepare, type EvaluateOptions, type OrganizationEntry, type OrganizationResult } from '@rules'
import type { PlacedOrganization } from '@shared/packed-places'
import type { Store } from '../../store'
import { entriesOf, entryOf, marksOf, withoutRefused, type RefusedMark } from './entries'
import type { LoadedRound } from './load-round'
import { placeOf, sameFigures, samePlace } from './same-result'

/** What became different: results whose own figures changed, and where others stand. */
interface Differences {
  results: OrganizationResult[]
  places: PlacedOrganization[]
}

/** Above this many changed organizations a new evaluation is quicker than one update each. */
const updatesWorthwhile = 8

/**
 * A round computed from its sheets and kept in memory: one changed mark costs what depends on it, not the round.
 * It knows nothing of revisions; `evaluationOf` drops it when the file changed behind it.
 */
export class LiveEvaluation {
  readonly loaded: LoadedRound
  refused: RefusedMark[]
  private readonly options: EvaluateOptions
  private entryList: OrganizationEntry[]
  private prepared: ReturnType<typeof prepare> | null = null
  private totalsList: OrganizationResult[] | null = null
  private fullList: OrganizationResult[] | null = null

  constructor(store: Store, loaded: LoadedRound, options: EvaluateOptions) {
    const { round, compiled, subjects } = loaded
    this.loaded = loaded
    this.options = options
    this.refused = []
    this.entryList = entriesOf(compiled, subjects, store.sheets.each(round.id), store.vetoes.ofRound(round.id))
  }

  /** Entries in the order of the subjects, without refused marks. */
  entries(): readonly OrganizationEntry[] {
    this.totals()
    return this.entryList
  }

  /** Results without indicators and extras, in the order of the subjects. */
  totals(): readonly OrganizationResult[] {
    return (this.totalsList ??= this.prepare())
  }

  /** Results with indicators and extras, in the order of the subjects. */
  full(): readonly OrganizationResult[] {
    return (this.fullList ??= evaluate(this.loaded.compiled, this.entries(), { ...this.options, detail: 'full' }))
  }

  /** Reads the sheets and vetoes of these subjects again; answers what became different. */
  refresh(store: Store, subjectIds: readonly string[]): Differences {
    const before = this.totals()
    const changed = new Set(subjectIds)
    const { round, compiled, subjects } = this.loaded
    const vetoes = store.vetoes.ofRound(round.id)
    this.refused = this.refused.filter(({ subjectId }) => !changed.has(subjectId))
    const updated: OrganizationEntry[] = []
    this.entryList = subjects.map((subject, at) => {
      const held = this.entryList[at]
      if (held && !changed.has(subject.subjectId)) return held
      const marks = marksOf(store.sheets.ofSubject(round.id, subject.subjectId)).get(subject.subjectId) ?? []
      const fresh = entryOf(compiled, subject, marks, vetoes.filter(({ subjectId }) => subjectId === subject.subjectId))
      const { entry, refused } = withoutRefused(compiled, fresh)
      this.refused.push(...refused)
      updated.push(entry)
      return entry
    })
    this.fullList = null
    this.totalsList = this.update(updated)
    const changes: Differences = { results: [], places: [] }
    this.totalsList.forEach((result, at) => {
      const old = before[at]
      if (!old || !sameFigures(old, result)) changes.results.push(result)
      else if (!samePlace(old, result)) changes.places.push(placeOf(result))
    })
    return changes
  }

  private update(entries: readonly OrganizationEntry[]): OrganizationResult[] {
    const { prepared } = this
    if (!prepared || entries.length > updatesWorthwhile) return this.prepare()
    for (const entry of entries) prepared.update(entry)
    return prepared.results()
  }

  /** A mark that is refused must not bring the round down: only then is every mark checked, and the refused ones left out. */
  private prepare(): OrganizationResult[] {
    try {
      return this.prepareEntries()
    } catch (error) {
      if (!(error instanceof MarkError)) throw error
      const { compiled } = this.loaded
      const checked = this.entryList.map((entry) => (entry.marks.some((mark) => checkMark(compiled, mark)) ? withoutRefused(compiled, entry) : { entry, refused: [] }))
      this.entryList = checked.map(({ entry }) => entry)
      this.refused = checked.flatMap(({ refused }) => refused)
      return this.prepareEntries()
    }
  }

  private prepareEntries(): OrganizationResult[] {
    this.prepared = prepare(this.loaded.compiled, this.entryList, { ...this.options, detail: 'totals' })
    return this.prepared.results()
  }
}
