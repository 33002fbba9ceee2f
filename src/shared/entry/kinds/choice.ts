import type { ChoiceRule } from '@rules'
import { choiceText, isBlank, readChoice, shorten } from '../text'
import { draft, empty, mark, noTexts, type RuleEntry } from '../types'

/** 等次: one of the options, by name, code or number in the list. */
export function choiceEntry(rule: ChoiceRule): RuleEntry {
  const names = rule.options.map((option) => option.name).join('、')
  return {
    parts: [
      {
        code: 'option',
        title: '等次',
        hint: rule.options.map((option, at) => `${at + 1} ${option.name}（${option.points} 分）`).join('，'),
        kind: 'option',
        options: rule.options.map(({ code, name }) => ({ code, name })),
      },
    ],
    read(texts) {
      const text = texts['option']
      if (text === undefined || isBlank(text)) return empty
      const option = readChoice(text, rule.options)
      return option ? mark({ option: option.code }) : draft('unknown-option', `没有“${shorten(text)}”这一等次，可填：${names}`)
    },
    texts(input) {
      const option = 'option' in input ? rule.options.find(({ code }) => code === input.option) : undefined
      return option ? { option: choiceText(option, rule.options) } : noTexts
    },
    display: (input) => ('option' in input ? (rule.options.find(({ code }) => code === input.option)?.name ?? input.option) : ''),
    fault: (_input, code) => (code === 'unknown-option' ? `可填：${names}` : null),
  }
}
