import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { AuditChoices, AuditPage, ChainReport, CodeCheck } from '../domain/audit'
import type { Progress } from '../domain/progress'

const names = z.array(z.string().max(200)).max(500)
const filter = z.object({
  text: z.string().max(100),
  actors: names,
  actions: names,
  devices: names,
  roundId: z.uuid().nullable(),
  subjectId: z.uuid().nullable(),
  from: z.iso.datetime().nullable(),
  before: z.iso.datetime().nullable(),
})

/** 留痕: who changed what, from what to what. It can only be read. */
export const audit = {
  choices: oc.output(type<AuditChoices>()),
  /** Newest first by the clocks of the devices. */
  list: oc.input(z.object({ filter, offset: z.int().min(0), limit: z.int().min(1).max(500) })).output(type<AuditPage>()),
  /** Computes every chain again. */
  check: oc.output(type<AsyncIterable<Progress<ChainReport>>>()),
  /** Whether codes printed on a table still stand in the log. */
  checkCodes: oc.input(z.object({ text: z.string().max(5000) })).output(type<CodeCheck[]>()),
  /** Puts a table of the entries on paper and keeps it, for `papers`. Names and phones of persons are in it only when asked for. */
  export: oc.input(z.object({ filter, personal: z.boolean() })).output(type<AsyncIterable<Progress<{ id: string }>>>()),
}
