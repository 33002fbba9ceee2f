import type { Scheme } from '@rules'

/** A scheme to begin with: one star with one indicator, so that there is something to fill in and nothing to remove. */
export function blankScheme(name: string): Scheme {
  return {
    format: 1,
    id: 'blank',
    name,
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'total',
    stars: [
      {
        code: 'A',
        name: '新的星',
        fullScore: 10,
        lighting: { ratio: 0.8 },
        indicators: [{ code: 'A1', name: '新指标', fullScore: 10, rule: { kind: 'score', from: 'zero' } }],
      },
    ],
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
    missing: 'incomplete',
  }
}
