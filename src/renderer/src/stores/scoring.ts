/** Score entry: the sheets of the current round at one stage, what is typed but not yet saved, undo. Knows no grid. */
import type { CompiledScheme, Indicator } from '@rules'
import type { RoundDocument } from '@shared/domain/round'
import type { Entry, SheetCell, VetoRecord } from '@shared/domain/sheet'
import { schemeIndicator, schemeIndicators } from '@shared/entry'
import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { viewCell, type CellView } from '@/pages/scoring/state/cells'
import { companionsOf, type CompanionData, type Companions } from '@/pages/scoring/state/companions'
import { createHistory } from '@/pages/scoring/state/history'
import { lockOf, standings, type Standings } from '@/pages/scoring/state/locks'
import { soloScheme } from '@/pages/scoring/state/preview'
import { createSaveQueue, type SaveAction } from '@/pages/scoring/state/save-queue'
import { createSheetBook, type SheetBook } from '@/pages/scoring/state/sheet-book'
import { stagesOf } from '@/pages/scoring/state/stages'
import { restoringEntry, withReply, type Step } from '@/pages/scoring/state/steps'
import { inTurn } from '@/in-turn'
import { newestQuestion } from '@/newest'
import { useEvaluatorStore } from './evaluator'
import { useResultsStore } from './results'

/** A round opened for score entry. */
export interface OpenedRound {
  document: RoundDocument
  /** Each mark by itself, for reading and previews. */
  solo: CompiledScheme
  standings: Standings
  book: SheetBook
  companions: Companions
}

export const useScoringStore = defineStore('scoring', () => {
  const results = useResultsStore()
  const evaluator = useEvaluatorStore()
  const opened = shallowRef<OpenedRound | null>(null)
  const stage = ref<string | null>(null)
  const vetoes = shallowRef<VetoRecord[]>([])
  const loading = ref(false)
  /** Counts changes of cells: whoever shows cells watches it. */
  const tick = ref(0)
  const unsaved = ref(0)
  const failure = shallowRef<Error | null>(null)
  const undoable = ref(0)
  const redoable = ref(0)
  const history = createHistory<Step>()
  let actions = 0
  let commits = 0
  const ask = newestQuestion()
  /** Vetoes have no queue: each waits for the one before, and what takes steps back waits for all of them. */
  const vetoTurn = inTurn()

  const stages = computed(() => (opened.value ? stagesOf(opened.value.document.scheme) : []))
  const bookOf = (roundId: string) => (opened.value?.document.round.id === roundId ? opened.value.book : null)

  const queue = createSaveQueue({
    send: (at, entries) => api.scoring.enter({ ...at, entries }),
    saved(action, cells) {
      commits += 1
      const book = bookOf(action.at.roundId)
      book?.removePending(action)
      for (const cell of cells) book?.put(action.at.stage, cell)
      history.update(
        (step) => step.kind === 'marks' && step.action === action.id,
        (step) => (step.kind === 'marks' ? withReply(step, cells) : step),
      )
    },
    answered: (result, at) => results.apply(at.roundId, result.changes),
    changed() {
      unsaved.value = queue.unsaved
      failure.value = queue.failure
      tick.value += 1
    },
  })

  /** Loads the sheets of all stages. What is typed and not yet saved stays; an answer that comes after a newer question is dropped. */
  async function open(document: RoundDocument): Promise<void> {
    const roundId = document.round.id
    const newest = ask()
    const before = commits
    loading.value = true
    // Another round may have another scheme: nothing of the last one is shown meanwhile.
    if (opened.value?.document.round.id !== roundId) opened.value = null
    try {
      const codes: (string | null)[] = stagesOf(document.scheme).map((each) => each.code)
      const at = codes.length > 0 ? codes : [null]
      const [loaded, beside] = await Promise.all([Promise.all(at.map(async (each) => ({ stage: each, ...(await api.scoring.sheets({ roundId, stage: each })) }))), loadBeside(roundId)])
      if (!newest()) return
      // What was saved meanwhile may not be in what was read.
      if (commits !== before) return await open(document)
      const sameRound = opened.value !== null
      const solo = soloScheme(document.scheme)
      const book = createSheetBook()
      for (const each of loaded) book.load(each.stage, each)
      for (const action of queue.open) if (action.at.roundId === roundId) book.addPending(action)
      if (!sameRound || !at.includes(stage.value)) stage.value = at[0] ?? null
      if (!sameRound) history.clear()
      vetoes.value = loaded[0]?.vetoes ?? []
      opened.value = { document, solo, standings: standings(solo, document.subjects), book, companions: companionsOf({ roundId, ...beside, stages: loaded }) }
      countSteps()
      tick.value += 1
    } finally {
      if (newest()) loading.value = false
    }
  }

  /** What accompanies the sheets; asked for together with them, so that the page opens once. */
  async function loadBeside(roundId: string): Promise<Pick<CompanionData, 'previous' | 'files' | 'tasks'>> {
    const [previous, files, tasks] = await Promise.all([api.scoring.previousMarks({ roundId }), api.evidence.counts({ roundId }), api.exchange.tasks(), evaluator.load()])
    return { previous, files, tasks }
  }

  function need(): OpenedRound {
    if (!opened.value) throw new Error('no round is open for score entry')
    return opened.value
  }

  function indicatorOf(code: string): Indicator {
    const indicator = schemeIndicator(need().document.scheme, code)
    if (!indicator) throw new Error(`unknown indicator ${code}`)
    return indicator
  }

  /** One cell at the current stage, or another one. */
  function view(subjectId: string, code: string, at: string | null = stage.value): CellView {
    const { document, solo, standings: all, book, companions } = need()
    const indicator = indicatorOf(code)
    return viewCell({
      scheme: solo,
      indicator,
      stage: null,
      saved: book.saved(at, subjectId, code),
      pending: book.pending(at, subjectId, code),
      failed: failure.value !== null,
      lock: lockOf(document.round, indicator, { stage: at, subjectId }, all.get(subjectId), companions),
      carried: companions.carried(at, subjectId, code),
    })
  }

  /** The committed cell at any stage, for comparison. */
  function saved(subjectId: string, code: string, at: string | null): SheetCell | undefined {
    return need().book.saved(at, subjectId, code)
  }

  /** For reading cells by the thousand: as functions of the store itself each call would go through Pinia's watching of actions. */
  const cells = markRaw({ view, saved })

  function enqueue(at: SaveAction['at'], entries: Entry[]): number {
    actions += 1
    const action: SaveAction = { id: actions, at, entries }
    bookOf(at.roundId)?.addPending(action)
    queue.push(action)
    return action.id
  }

  /** One user action: shown at once, saved in the order of actions, undone as a whole. */
  function write(entries: Entry[]) {
    if (entries.length === 0) return
    const at = { roundId: need().document.round.id, stage: stage.value }
    const before = entries.map((entry) => restoringEntry(entry, view(entry.subjectId, entry.indicator)))
    history.add({ kind: 'marks', action: actions + 1, at, written: entries, before })
    enqueue(at, entries)
    countSteps()
  }

  /** Takes back the last action, as another write. @returns the step, so that the page can go to where it was */
  function undo(): Promise<Step | null> {
    return vetoTurn(async () => {
      const step = history.undo()
      if (step?.kind === 'marks') enqueue(step.at, step.before)
      else if (step) await writeVeto(step, step.before).catch(failedStep(history.redo))
      countSteps()
      return step
    })
  }

  function redo(): Promise<Step | null> {
    return vetoTurn(async () => {
      const step = history.redo()
      if (step?.kind === 'marks') enqueue(step.at, step.written)
      else if (step) await writeVeto(step, step.after).catch(failedStep(history.undo))
      countSteps()
      return step
    })
  }

  /** What could not be taken back or done again can be tried once more. */
  function failedStep(back: () => Step | null) {
    return (error: unknown) => {
      back()
      throw error
    }
  }

  function countSteps() {
    undoable.value = history.undoable
    redoable.value = history.redoable
  }

  /** Gives up what could not be saved. */
  function discard() {
    for (const action of queue.discard()) bookOf(action.at.roundId)?.removePending(action)
    history.clear()
    countSteps()
    tick.value += 1
  }

  /**
   * Notes a veto, rewords it or, with null, lifts it; undone as any other action. In place of the note there may be what
   * makes it from the one before, which another change may still be about to write.
   * @returns the note before, null when there was no veto
   */
  function setVeto(subjectId: string, code: string, note: string | null | ((before: string | null) => string | null)): Promise<string | null> {
    return vetoTurn(async () => {
      const before = vetoes.value.find((record) => record.subjectId === subjectId && record.code === code)?.note ?? null
      const after = typeof note === 'function' ? note(before) : note
      if (after === before) return before
      await writeVeto({ subjectId, code }, after)
      history.add({ kind: 'veto', subjectId, code, before, after })
      countSteps()
      return before
    })
  }

  async function writeVeto({ subjectId, code }: { subjectId: string; code: string }, note: string | null) {
    const { round } = need().document
    const reply = await api.scoring.setVeto({ roundId: round.id, subjectId, code, on: note !== null, note: note ?? '' })
    commits += 1
    vetoes.value = reply.vetoes
    results.apply(round.id, reply.changes)
  }

  /** Resolves when nothing is on its way any more, or sending marks has failed. */
  async function settled(): Promise<void> {
    await Promise.all([queue.settled(), vetoTurn(() => Promise.resolve())])
  }

  const indicators = computed(() => (opened.value ? schemeIndicators(opened.value.document.scheme) : []))

  return { opened, stage, stages, vetoes, loading, tick, unsaved, failure, undoable, redoable, indicators, open, cells, write, undo, redo, retry: queue.retry, settled, discard, setVeto }
})
