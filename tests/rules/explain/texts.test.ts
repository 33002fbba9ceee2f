/**
 * What people read: the explanation of every kind, and why an input is refused. `texts.txt` is read like a page; after a
 * change on purpose it is written anew with `vitest -u` and read again.
 */
import { checkMark, compileScheme, explainIndicator, type Explanation, type Indicator, type MarkInput, type OrganizationEntry } from '@rules'
import { expect, it } from 'vitest'
import { indicatorOf, schemeOf } from '../builders'
import { comparisons, examples } from './examples'

function lines({ text, points, children }: Explanation, depth = 0): string[] {
  return [`${'  '.repeat(depth + 1)}${text}${points === null ? '' : ` = ${points}`}`, ...children.flatMap((child) => lines(child, depth + 1))]
}

function told(indicator: Indicator, input: MarkInput): string[] {
  const scheme = compileScheme(schemeOf([indicator]))
  const mark = { indicator: 'X', input }
  const refused = checkMark(scheme, mark)
  if (refused) return [`  退回（${refused.code}）：${refused.message}`]
  return lines(explainIndicator(scheme, [{ organizationId: 'a', track: 't', marks: [mark] }], 'a', 'X'))
}

it('reads as it should', async () => {
  const page: string[] = []
  for (const { name, fullScore, rule, inputs } of examples) {
    page.push(`【${name}】`)
    for (const input of inputs) page.push(`· ${JSON.stringify(input)}`, ...told(indicatorOf('X', fullScore, rule, { notApplicable: 'rescale' }), input))
  }
  for (const { name, fullScore, rule, values } of comparisons) {
    page.push(`【${name}】${values.join('、')}`)
    const scheme = compileScheme(schemeOf([indicatorOf('X', fullScore, rule)]))
    const entries = values.map((value, index): OrganizationEntry => ({ organizationId: `o${index}`, track: 't', marks: [{ indicator: 'X', input: { value } }] }))
    for (const { organizationId } of entries) page.push(`· ${organizationId}`, ...lines(explainIndicator(scheme, entries, organizationId, 'X')))
  }
  await expect(`${page.join('\n')}\n`).toMatchFileSnapshot('texts.txt')
})
