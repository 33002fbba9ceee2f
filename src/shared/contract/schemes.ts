import { oc, type } from '@orpc/contract'
import type { Scheme, SchemeProblem } from '@rules'
import { z } from 'zod'
import type { FileHandle } from '../domain/file'
import type { SchemeDocument, SchemeTemplate, StoredScheme } from '../domain/scheme'

/** A scheme from the page is only known to be an object: `validateScheme` of the rules judges it, and names every problem. */
const scheme = z.custom<Scheme>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

/** Evaluation schemes (评价方案). */
export const schemes = {
  list: oc.output(type<StoredScheme[]>()),
  get: oc.input(z.object({ id: z.uuid() })).output(type<SchemeDocument>()),
  /** Built-in schemes, then what was published here, newest version first. */
  templates: oc.output(type<SchemeTemplate[]>()),
  /** A new draft from a template, or a blank one with null; the version counts up under the same name. */
  create: oc.input(z.object({ template: z.string().max(100).nullable(), name: z.string().trim().min(1).max(80) })).output(type<SchemeDocument>()),
  /** Writes a scheme file: JSON that another data file imports. */
  exportFile: oc.input(z.object({ id: z.uuid() })).output(type<FileHandle>()),
  /** Makes a draft of a scheme file. */
  importFile: oc.input(z.object({ file: z.uuid() })).output(type<SchemeDocument>()),
  /** A new draft from any scheme; the version counts up under the same name, or starts at 1 under a new one. */
  copy: oc.input(z.object({ id: z.uuid(), name: z.string().trim().min(1).max(80) })).output(type<SchemeDocument>()),
  /** Keeps a draft, valid or not, and answers its problems. */
  saveDraft: oc.input(z.object({ id: z.uuid(), revision: z.number().int(), scheme })).output(type<SchemeDocument>()),
  validate: oc.input(z.object({ scheme })).output(type<SchemeProblem[]>()),
  /** Freezes a draft without errors. */
  publish: oc.input(z.object({ id: z.uuid() })).output(type<SchemeDocument>()),
  /** Answers what was in it, for `restore`. */
  remove: oc.input(z.object({ id: z.uuid() })).output(type<Scheme>()),
  /** Brings a removed draft back, with its version where no other has taken it. */
  restore: oc.input(z.object({ scheme })).output(type<SchemeDocument>()),
}
