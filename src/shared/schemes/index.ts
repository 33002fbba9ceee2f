import type { Scheme } from '@rules'
import { memberUnit } from './member-unit'
import { projectContest } from './project-contest'
import { sixStarQuarter, sixStarYear } from './six-star'

export { blankScheme } from './blank'
export { publishedSchemes } from './published'

/** The schemes every data file starts with, under ids that never change. */
export const builtInSchemes: readonly Scheme[] = [sixStarYear, sixStarQuarter, memberUnit, projectContest]
