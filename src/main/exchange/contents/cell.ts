import type { SheetCell, VetoRecord } from '@shared/domain/sheet'
import { sheetStates, type SheetStatus } from '@shared/domain/sheet-status'
import { z } from 'zod'
import { damaged } from '../archive/damaged'

const text = z.string().max(5000)
const stamp = { at: z.string().max(40), by: z.string().max(200), reason: text.optional() }
const number = z.number()

type MarkInput = Extract<SheetCell, { state: 'mark' }>['input']

/** An input as the rules take it; whether it fits its indicator is for `checkMark` to say. */
const input: z.ZodType<MarkInput> = z.custom<MarkInput>((value) => typeof value === 'object' && !Array.isArray(value) && value !== null && isPlain(value, 6))

const cellShape = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('mark'), input, ...stamp }),
  z.strictObject({ state: z.literal('draft'), texts: z.record(z.string().max(200), text), problem: z.strictObject({ code: text, message: text }), ...stamp }),
])
const name = z.string().max(200).nullable()
const stateShape: z.ZodType<StateContent> = z.strictObject({
  state: z.enum(sheetStates),
  confirmedBy: name,
  confirmedAt: name,
  controlTotal: z.number().nullable(),
  reviewedBy: name,
  reviewedAt: name,
  reason: text,
})
const evidenceShape = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(255), size: z.int().min(0), at: stamp.at, by: stamp.by })
const vetoShape = z.strictObject({ subjectId: z.uuid(), code: z.string().max(200), note: text, at: stamp.at, by: stamp.by })

/** Plain data, not nested deeper than any input is. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.length <= 5000
  if (typeof value !== 'object' || value === null) return value === null || typeof value === 'boolean' || number.safeParse(value).success
  if (depth === 0) return false
  return Object.keys(value).every((key) => key !== '__proto__') && Object.values(value).every((each) => isPlain(each, depth - 1))
}

/** How far a sheet is, as the change log keeps it. */
export type StateContent = Pick<SheetStatus, 'state' | 'confirmedBy' | 'confirmedAt' | 'controlTotal' | 'reviewedBy' | 'reviewedAt' | 'reason'>

/** The state of a sheet out of the change log of another machine. @throws AppError `package-damaged` */
export function stateIn(after: string | null): StateContent | null {
  return after === null ? null : read(after, stateShape)
}

/** A file kept as proof, out of the change log of another machine; null for a removed one. @throws AppError `package-damaged` */
export function evidenceIn(after: string | null): z.infer<typeof evidenceShape> | null {
  return after === null ? null : read(after, evidenceShape)
}

/** A cell out of the change log of another machine; null for an emptied one. @throws AppError `package-damaged` */
export function cellIn(after: string | null): SheetCell | null {
  return after === null ? null : read(after, cellShape)
}

/** A veto out of the change log of another machine; null for a lifted one. @throws AppError `package-damaged` */
export function vetoIn(after: string | null): VetoRecord | null {
  return after === null ? null : read(after, vetoShape)
}

function read<Value>(json: string, shape: z.ZodType<Value>): Value {
  try {
    return shape.parse(JSON.parse(json))
  } catch (error) {
    throw damaged('修改记录中有不能识别的内容', error)
  }
}
