import type { Scheme, Star } from '@rules'
import { indicator } from './build'
import { exampleNote } from './note'

/** 领办项目擂台赛: a jury on the spot and representatives of the public score five aspects. Prizes go by rank. */
export const projectContest: Scheme = {
  format: 1,
  id: 'project-contest',
  name: '领办项目擂台赛',
  version: 1,
  note: exampleNote,
  subject: 'project',
  attributes: [],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [aspect('X', '选题', 20), aspect('M', '举措', 30), aspect('E', '成效', 30), aspect('R', '推广', 10), aspect('Z', '展示', 10)],
  panel: {
    mode: 'weighted',
    roles: [
      { code: 'jury', name: '现场评委', weight: 70, combine: { trimmed: { high: 1, low: 1, from: 5 } } },
      { code: 'public', name: '群众代表', weight: 30, combine: 'mean' },
    ],
    absentRole: 'incomplete',
  },
  level: { by: 'total', bands: [{ level: 3, from: 60 }], names: { 0: '参赛', 1: '前十', 2: '前三', 3: '第一' } },
  quotas: [
    { level: 3, atMost: { count: 1 }, scope: 'all', round: 'down', ties: 'include', hard: true },
    { level: 2, atMost: { count: 3 }, scope: 'all', round: 'down', ties: 'include', hard: true },
    { level: 1, atMost: { count: 10 }, scope: 'all', round: 'down', ties: 'include', hard: true },
  ],
  ranking: { criteria: [{ by: 'total' }, { by: 'star', code: 'E' }, { by: 'star', code: 'M' }], ties: 'competition' },
  tracks: [{ code: 'all', name: '参赛项目' }],
  missing: 'incomplete',
}

function aspect(code: string, name: string, fullScore: number): Star {
  return {
    code,
    name,
    fullScore,
    lighting: { ratio: 0.8 },
    indicators: [indicator(`${code}1`, name, fullScore, { kind: 'score', from: 'zero' })],
  }
}
