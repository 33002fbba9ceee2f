import type { Scheme } from '@rules'
import type { RegisterField } from '@shared/domain/subject'
import { entryParts } from '@shared/entry'
import { builtInFields } from '@shared/register'
import { askedGroups, partTitle } from '../asked'
import { slotText } from '../identity'

/** Columns a table without ids can be mapped to: what an organization is known by, then every part of every indicator. */
export function tableFields(scheme: Scheme): RegisterField[] {
  const known = builtInFields(scheme.subject).filter(({ code }) => code === 'name' || code === 'creditCode' || code === 'partyName')
  const indicators = askedGroups(scheme, null).flatMap(({ indicators }) => indicators)
  const partTitles = indicators.flatMap((indicator) => entryParts(indicator).map(({ title }) => title))
  const slots = indicators.flatMap((indicator) => {
    const parts = entryParts(indicator)
    const fields = parts.map((part): RegisterField => {
      const title = partTitle(part)
      const unique = partTitles.filter((each) => each === part.title).length === 1
      const own = parts.length === 1 ? [indicator.name, `${indicator.name}（${indicator.fullScore} 分）`, indicator.code, `${indicator.code}${indicator.name}`] : []
      const names = [`${indicator.name}·${title}`, `${indicator.name}${part.title}`, `${indicator.code}·${part.title}`, `${indicator.code}${part.title}`]
      return { code: slotText({ indicator: indicator.code, part: part.code }), name: parts.length === 1 ? indicator.name : `${indicator.name}·${title}`, type: 'text', synonyms: [...own, ...names, ...(unique ? [part.title, title] : [])] }
    })
    const note: RegisterField = { code: slotText({ indicator: indicator.code, part: null }), name: `${indicator.name}·说明`, type: 'text', synonyms: [`${indicator.name}说明`, `${indicator.code}说明`] }
    return [...fields, note]
  })
  return [...known, ...slots]
}

/** Names a header of a table of marks among the remembered mappings; another version of a scheme has other columns. */
export function mappingKey(schemeHash: string, signature: string): string {
  return `marks/${schemeHash}/${signature}`
}
