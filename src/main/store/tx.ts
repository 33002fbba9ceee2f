import type { Log } from './changes/append'
import { historyWriter, type HistoryWriter } from './changes/take'
import { changeReader, type ChangeReader } from './changes/read'
import type { Connection } from './file/connection'
import { carriedMarkReader, carriedMarkWriter, type CarriedMarkReader, type CarriedMarkWriter } from './repositories/carried-marks'
import { comparisonReader, comparisonWriter, type ComparisonReader, type ComparisonWriter } from './repositories/comparisons'
import { editionReader, editionWriter, type EditionReader, type EditionWriter } from './repositories/editions'
import { evaluatorReader, evaluatorWriter, type EvaluatorReader, type EvaluatorWriter } from './repositories/evaluators'
import { evidenceReader, evidenceWriter, type EvidenceReader, type EvidenceWriter } from './repositories/evidence'
import { fieldReader, fieldWriter, type FieldReader, type FieldWriter } from './repositories/fields'
import { mappingReader, mappingWriter, type MappingReader, type MappingWriter } from './repositories/mappings'
import { planReader, planWriter, type PlanReader, type PlanWriter } from './repositories/plans'
import { resultReader, resultWriter, type ResultReader, type ResultWriter } from './repositories/results'
import { roundWriter, type RoundWriter } from './repositories/round-writer'
import { roundReader, type RoundReader } from './repositories/rounds'
import { schemeWriter, type SchemeWriter } from './repositories/scheme-writer'
import { schemeReader, type SchemeReader } from './repositories/schemes'
import { settingReader, settingWriter, type SettingReader, type SettingWriter } from './repositories/settings'
import { sheetStateReader, sheetStateWriter, type SheetStateReader, type SheetStateWriter } from './repositories/sheet-states'
import { sheetReader, sheetWriter, type SheetReader, type SheetWriter } from './repositories/sheets'
import { subjectReader, subjectWriter, type SubjectReader, type SubjectWriter } from './repositories/subjects'
import { taskReader, taskWriter, type TaskReader, type TaskWriter } from './repositories/tasks'
import { vetoReader, vetoWriter, type VetoReader, type VetoWriter } from './repositories/vetoes'
import { yearReader, yearWriter, type YearReader, type YearWriter } from './repositories/years'

/** Everything that can be read from a data file. */
export interface Readers {
  subjects: SubjectReader
  fields: FieldReader
  schemes: SchemeReader
  rounds: RoundReader
  sheets: SheetReader
  sheetStates: SheetStateReader
  carried: CarriedMarkReader
  evidence: EvidenceReader
  vetoes: VetoReader
  results: ResultReader
  editions: EditionReader
  plans: PlanReader
  years: YearReader
  mappings: MappingReader
  settings: SettingReader
  comparisons: ComparisonReader
  evaluators: EvaluatorReader
  tasks: TaskReader
  changes: ChangeReader
}

/** What a transaction can do: read what it has written so far, and write. Only `Store.write` gives one out. */
export interface Tx {
  /** ISO time of the transaction: the stamp of what is written in it. */
  at: string
  actor: string
  subjects: SubjectWriter
  fields: FieldWriter
  schemes: SchemeWriter
  rounds: RoundWriter
  sheets: SheetWriter
  sheetStates: SheetStateWriter
  carried: CarriedMarkWriter
  evidence: EvidenceWriter
  vetoes: VetoWriter
  results: ResultWriter
  editions: EditionWriter
  plans: PlanWriter
  years: YearWriter
  mappings: MappingWriter
  settings: SettingWriter
  comparisons: ComparisonWriter
  evaluators: EvaluatorWriter
  tasks: TaskWriter
  history: HistoryWriter
}

/** Prepares every statement that reads. */
export function readersOf(connection: Connection): Readers {
  return {
    subjects: subjectReader(connection),
    fields: fieldReader(connection),
    schemes: schemeReader(connection),
    rounds: roundReader(connection),
    sheets: sheetReader(connection),
    sheetStates: sheetStateReader(connection),
    carried: carriedMarkReader(connection),
    evidence: evidenceReader(connection),
    vetoes: vetoReader(connection),
    results: resultReader(connection),
    editions: editionReader(connection),
    plans: planReader(connection),
    years: yearReader(connection),
    mappings: mappingReader(connection),
    settings: settingReader(connection),
    comparisons: comparisonReader(connection),
    evaluators: evaluatorReader(connection),
    tasks: taskReader(connection),
    changes: changeReader(connection),
  }
}

/** Prepares every statement that writes; the result makes the handle of one transaction. */
export function writersOf(connection: Connection, readers: Readers): (occasion: { at: string; actor: string; log: Log }) => Tx {
  const subjects = subjectWriter(connection, readers.subjects)
  const fields = fieldWriter(connection, readers.fields)
  const schemes = schemeWriter(connection, readers.schemes)
  const rounds = roundWriter(connection, readers.rounds)
  const sheets = sheetWriter(connection, readers.sheets)
  const sheetStates = sheetStateWriter(connection, readers.sheetStates)
  const carried = carriedMarkWriter(connection, readers.carried)
  const evidence = evidenceWriter(connection, readers.evidence)
  const vetoes = vetoWriter(connection, readers.vetoes)
  const results = resultWriter(connection, readers.results)
  const editions = editionWriter(connection, readers.editions)
  const plans = planWriter(connection, readers.plans)
  const years = yearWriter(connection, readers.years)
  const mappings = mappingWriter(connection, readers.mappings)
  const settings = settingWriter(connection, readers.settings)
  const comparisons = comparisonWriter(connection, readers.comparisons)
  const evaluators = evaluatorWriter(connection, readers.evaluators)
  const tasks = taskWriter(connection, readers.tasks)
  const history = historyWriter(connection)
  return ({ at, actor, log }) => ({
    at,
    actor,
    subjects: subjects(log, at),
    fields: fields(log),
    schemes: schemes(log, at),
    rounds: rounds(log, at),
    sheets: sheets(log, at),
    sheetStates: sheetStates(log),
    carried: carried(log),
    evidence: evidence(log, at),
    vetoes: vetoes(log),
    results: results(log),
    editions: editions(log, { at, actor }),
    plans: plans(log, at),
    years: years(log, at),
    mappings: mappings(log, at),
    settings: settings(log),
    comparisons: comparisons(log),
    evaluators: evaluators(log, at),
    tasks: tasks(log),
    history: history(log),
  })
}
