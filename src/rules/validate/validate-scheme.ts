import type { Scheme, SchemeProblem } from '../types'
import { checkCodes } from './checks/codes'
import { namesOf } from './checks/conditions'
import { checkIndicators } from './checks/indicators'
import { checkLevels } from './checks/levels'
import { checkPanel } from './checks/panel'
import { checkReferences } from './checks/references'
import { checkStars } from './checks/stars'
import { collect, type Report } from './report'
import { scheme as schemeShape } from './shapes/scheme'

/**
 * Everything that is wrong with a scheme. Errors make it unusable; warnings tell of wording that clamping resolves.
 * `path` is a JSON Pointer into the input, the message a Chinese sentence that names the place. While a type is wrong
 * somewhere, only the shape is judged: sums and references of half a scheme would say nothing.
 */
export function validateScheme(input: unknown): SchemeProblem[] {
  const { report, problems } = collect(input)
  if (isScheme(input, report)) {
    const names = namesOf(input)
    checkCodes(input, report)
    checkStars(input, report)
    checkPanel(input, report)
    checkIndicators(input, names, report)
    checkReferences(input, names, report)
    checkLevels(input, report)
  }
  return problems
}

function isScheme(input: unknown, report: Report): input is Scheme {
  return schemeShape(input, [], report)
}
