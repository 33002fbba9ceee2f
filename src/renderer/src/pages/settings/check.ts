import type { Settings } from '@shared/domain/settings'

/** What is wrong with settings, in words, at the place where it is. */
export interface SettingsProblems {
  evaluatorName?: string
  /** By index of the list. */
  townships: Record<number, string>
}

const same = (text: string) => text.replace(/\s/g, '')

/** Settings as they would be saved: without blanks around texts, rows nothing stands in left out. */
export function tidySettings(settings: Settings): Settings {
  const texts = (list: readonly string[]) => [...new Set(list.map((text) => text.trim()).filter((text) => text !== ''))]
  return {
    unitName: settings.unitName.trim(),
    evaluatorName: settings.evaluatorName.trim(),
    signatures: texts(settings.signatures),
    townships: settings.townships.map(({ name, aliases }) => ({ name: name.trim(), aliases: texts(aliases) })).filter(({ name, aliases }) => name !== '' || aliases.length > 0),
  }
}

/** A name or alias may mean one township only, else an import could not tell which. */
export function settingsProblems({ evaluatorName, townships }: Settings): SettingsProblems {
  const problems: SettingsProblems = { townships: {} }
  if (evaluatorName.trim() === '') problems.evaluatorName = '请填写评分人，评分记录要写明由谁录入'
  const taken = new Map<string, number>()
  for (const [index, { name, aliases }] of townships.entries()) {
    if (name.trim() === '') {
      if (aliases.length > 0) problems.townships[index] = '请填写名称'
      continue
    }
    const words = [...new Set([name, ...aliases].map(same))]
    const twice = words.find((word) => taken.has(word))
    if (twice !== undefined) problems.townships[index] = `“${twice}”已在第 ${(taken.get(twice) ?? 0) + 1} 行登记`
    for (const word of words) if (!taken.has(word)) taken.set(word, index)
  }
  return problems
}

export function hasProblems({ evaluatorName, townships }: SettingsProblems): boolean {
  return evaluatorName !== undefined || Object.keys(townships).length > 0
}
