import type { Scheme } from '@rules'
import { exampleNote } from '../note'
import { attributes, tracks } from './attributes'
import { brandStar } from './brand'
import { bonus, deductions, vetoes } from './extras'
import { organizationStar } from './organization'
import type { Period } from './period'
import { politicsStar } from './politics'
import { prosperityStar } from './prosperity'
import { serviceStar } from './service'
import { teamStar } from './team'

/** 两新组织党组织六星评价, yearly and quarterly: the same 29 indicators with other numbers of what is due. */
export const sixStarYear: Scheme = sixStar('year', 'six-star-year', '六星评价（年度方案）')
export const sixStarQuarter: Scheme = sixStar('quarter', 'six-star-quarter', '六星评价（季度方案）')

function sixStar(period: Period, id: string, name: string): Scheme {
  return {
    format: 1,
    id,
    name,
    version: 1,
    source: '公开文章《争做整体创优非公企业党建的时代答卷人》（平湖）所述做法；分值和分数线为示例',
    note: exampleNote,
    subject: 'organization',
    attributes,
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'star',
    stars: [politicsStar(period), organizationStar(period), teamStar(period), serviceStar(period), prosperityStar(period), brandStar()],
    bonus,
    deductions,
    vetoes,
    panel: {
      mode: 'stages',
      stages: [
        { code: 'self', name: '自评' },
        { code: 'town', name: '镇街初评' },
        { code: 'city', name: '市级复评' },
      ],
    },
    level: {
      by: 'stars',
      names: { 0: '未获星级', 1: '一星级', 2: '二星级', 3: '三星级', 4: '四星级', 5: '五星级', 6: '六星级' },
      conditions: [{ level: 6, when: { total: { atLeast: 90 } } }],
    },
    quotas: [{ level: 6, atMost: { percent: 20 }, scope: 'all', round: 'down', ties: 'exclude', hard: false }],
    maxRise: { levels: 1, except: { attribute: 'provincialHonour', in: [true] } },
    exclude: [{ when: { attribute: 'newcomer', in: [true] }, reason: '新建不满6个月，参加评价不定级' }],
    ranking: {
      criteria: [{ by: 'total' }, { by: 'lit-stars' }, { by: 'star', code: 'S' }, { by: 'star', code: 'T' }, { by: 'bonus' }],
      ties: 'competition',
    },
    tracks,
    missing: 'incomplete',
  }
}
