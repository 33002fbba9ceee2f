import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { fieldTypes, subjectKinds, type RegisterField, type Subject, type SubjectRoundHistory } from '../domain/subject'

export const attributeValue = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)])
const fields = z.record(z.string(), attributeValue)

/** The register (组织台账): organizations, units and projects share it. */
export const subjects = {
  fields: oc.input(z.object({ kind: z.enum(subjectKinds) })).output(type<RegisterField[]>()),
  addField: oc.input(z.object({ kind: z.enum(subjectKinds), name: z.string().trim().min(1).max(40), type: z.enum(fieldTypes) })).output(type<RegisterField>()),
  list: oc.input(z.object({ kind: z.enum(subjectKinds), archived: z.boolean().optional() })).output(type<Subject[]>()),
  /** Creates (without `id`) or replaces all fields of one subject. A stale `version` is a `conflict`. */
  save: oc
    .input(z.object({ id: z.uuid().optional(), version: z.number().int().optional(), kind: z.enum(subjectKinds), fields }))
    .output(type<Subject>()),
  archive: oc.input(z.object({ ids: z.array(z.uuid()).min(1), archived: z.boolean() })).output(type<Subject[]>()),
  history: oc.input(z.object({ id: z.uuid() })).output(type<SubjectRoundHistory[]>()),
}
