/** What the scheme says of an organization before anything is entered does not depend on who is asked about first. */
import { evaluate, type IndicatorResult } from '@rules'
import { soloScheme } from '@shared/schemes/solo'
import { expect, it } from 'vitest'
import { standings } from '@/pages/scoring/state/locks'
import { scheme, subject } from './scoring-fixture'

const subjects = Array.from({ length: 150 }, (_, at) => ({ ...subject(String(at), { enterprise: at % 3 > 0, partyMembers: at % 7, partyManaged: at % 2 === 0, districtParty: at % 5 === 0, staff: at }), track: at % 2 === 0 ? 'large' : 'small' }))

it('is that of all organizations looked at together', () => {
  const solo = soloScheme(scheme)
  const together = evaluate(solo, subjects.map(({ subjectId, track, attributes }) => ({ organizationId: subjectId, track, attributes, marks: [] })), { detail: 'full' })
  const codes = (indicators: readonly IndicatorResult[], state: string) => new Set(indicators.filter((each) => each.state === state).map(({ code }) => code))
  const asked = standings(solo, subjects)
  const concerned = new Set<number>()
  for (const { organizationId, stars } of [...together].reverse()) {
    const indicators = stars.flatMap((star) => star.indicators)
    expect(asked.get(organizationId)).toEqual({ notApplicable: codes(indicators, 'not-applicable'), fromRegister: codes(indicators, 'scored') })
    concerned.add(codes(indicators, 'not-applicable').size)
  }
  expect(concerned.size).toBeGreaterThan(1)
  expect(asked.get('unknown')).toBeUndefined()
})
