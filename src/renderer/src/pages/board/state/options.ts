import { z } from 'zod'

export const boardParts = ['ranking', 'townships', 'progress', 'stars', 'red', 'black', 'organizations'] as const

/** What the boards show and how, remembered on this machine. */
export const boardOptions = z.object({
  /** Codes of the tracks shown; empty: all. */
  tracks: z.array(z.string()),
  parts: z.array(z.enum(boardParts)),
  theme: z.enum(['light', 'red']),
  pace: z.enum(['key', 'auto']),
  /** Seconds between steps that come by themselves. */
  seconds: z.int().min(1).max(60),
  /** The last so many places before the awards are revealed one by one, those before them page by page. */
  singly: z.int().min(0).max(50),
})
export type BoardOptions = z.infer<typeof boardOptions>
export type BoardPart = BoardOptions['parts'][number]

export const usualOptions: BoardOptions = { tracks: [], parts: ['ranking', 'progress', 'red'], theme: 'light', pace: 'key', seconds: 4, singly: 8 }

export const partNames: Record<BoardPart, string> = { ranking: '跑道排名', townships: '镇街道排名', progress: '进步榜', stars: '单星榜', red: '红榜', black: '黑榜', organizations: '一企一页' }
