import type { Mark, OrganizationEntry, Panel } from '@rules'

/**
 * The marks that decide each indicator of an organization, as the rules let them: of several stages the latest with a mark,
 * of several judges all.
 */
export function decidingMarks(panel: Panel, { marks }: OrganizationEntry): Map<string, Mark[]> {
  const order = panel.mode === 'stages' ? panel.stages.map(({ code }) => code) : []
  const deciding = new Map<string, Mark[]>()
  for (const mark of marks) {
    const present = deciding.get(mark.indicator)
    const [held] = present ?? []
    if (!present || !held) deciding.set(mark.indicator, [mark])
    else if (panel.mode === 'weighted') present.push(mark)
    else if (order.indexOf(mark.role ?? '') > order.indexOf(held.role ?? '')) deciding.set(mark.indicator, [mark])
  }
  return deciding
}
