import { attributeTest } from '../conditions/attribute-test'
import type { AttributeValue, Scheme } from '../types'

/**
 * The track the scheme's ordered rules give: the first whose condition holds, or that has none. Null when no rule fits, or the
 * scheme names no tracks.
 *
 * @throws RangeError for a condition that is not on attributes (`validateScheme` reports it)
 */
export function assignTrack(scheme: Pick<Scheme, 'tracks'>, attributes: Readonly<Record<string, AttributeValue>>): string | null {
  const track = scheme.tracks?.find(({ when }) => when === undefined || attributeTest(when)(attributes))
  return track?.code ?? null
}
