import { z } from 'zod'

/** Hidden in a form, so that it is known again when it comes back. */
const identityShape = z.object({
  format: z.literal('sixstar-marks'),
  version: z.number().int(),
  kind: z.enum(['template', 'form']),
  round: z.string(),
  roundName: z.string(),
  stage: z.string().nullable(),
  /** SHA-256 of the scheme the columns were made from. */
  scheme: z.string(),
  /** Of a 自评表: whose it is. */
  subject: z.string().optional(),
})
export type Identity = z.infer<typeof identityShape>

export const identityVersion = 1

/** A column or line to fill in: one part of an indicator, or the note with it. */
export interface Slot {
  indicator: string
  /** Null: the note. */
  part: string | null
}

const slotShape = z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string()])])

export function identityText(identity: Omit<Identity, 'format' | 'version'>): string {
  return JSON.stringify({ format: 'sixstar-marks', version: identityVersion, ...identity } satisfies Identity)
}

/** Null for any other text. */
export function readIdentity(text: unknown): Identity | null {
  if (typeof text !== 'string' || !text.startsWith('{') || !text.includes('sixstar-marks')) return null
  return identityShape.safeParse(parsed(text)).data ?? null
}

export function slotText({ indicator, part }: Slot): string {
  return JSON.stringify(part === null ? [indicator] : [indicator, part])
}

export function readSlot(text: unknown): Slot | null {
  if (typeof text !== 'string' || !text.startsWith('[')) return null
  const slot = slotShape.safeParse(parsed(text)).data
  return slot ? { indicator: slot[0], part: slot[1] ?? null } : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
