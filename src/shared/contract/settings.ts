import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Settings } from '../domain/settings'

/** What the office sets once (设置). */
export const settings = {
  get: oc.output(type<Settings>()),
  update: oc
    .input(
      z.object({
        unitName: z.string().trim().max(80),
        evaluatorName: z.string().trim().min(1).max(40),
        signatures: z.array(z.string().trim().min(1).max(40)).max(6),
        townships: z.array(z.object({ name: z.string().trim().min(1).max(40), aliases: z.array(z.string().trim().min(1).max(60)).max(20) })).max(200),
      }),
    )
    .output(type<Settings>()),
}
