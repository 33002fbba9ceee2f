/** Periods of evaluation as ISO dates, both days included, and what they are called. */
export interface Period {
  startsOn: string
  endsOn: string
}

export interface QuickPeriod extends Period {
  key: string
  label: string
}

const numerals = ['一', '二', '三', '四']

/** The choices offered for a day: this and the last quarter, half-year and year. */
export function quickPeriods(today: Date): QuickPeriod[] {
  const month = today.getFullYear() * 12 + today.getMonth()
  const choices: [key: string, label: string, months: number, back: number][] = [
    ['quarter', '本季度', 3, 0],
    ['last-quarter', '上季度', 3, 1],
    ['half', '本半年', 6, 0],
    ['last-half', '上个半年', 6, 1],
    ['year', '本年度', 12, 0],
    ['last-year', '上年度', 12, 1],
  ]
  return choices.map(([key, label, months, back]) => ({ key, label, ...monthsFrom((Math.floor(month / months) - back) * months, months) }))
}

/** The first of the usual periods that no round is named after; this quarter when all are. */
export function suggestedPeriod(today: Date, takenNames: readonly string[]): Period {
  const choices = quickPeriods(today)
  const { startsOn, endsOn } = choices.find((period) => !takenNames.includes(periodName(period))) ?? choices[0] ?? { startsOn: '', endsOn: '' }
  return { startsOn, endsOn }
}

/** So many whole months, counted from January of the year 0. */
function monthsFrom(first: number, count: number): Period {
  const last = first + count - 1
  return { startsOn: `${yearMonth(first)}-01`, endsOn: `${yearMonth(last)}-${new Date(Math.floor(last / 12), (last % 12) + 1, 0).getDate()}` }
}

function yearMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The usual name of a period: 2026年度, 2026年上半年, 2026年第三季度, 2026年7月; else its two days. Empty while a day lacks. */
export function periodName({ startsOn, endsOn }: Period): string {
  const start = /^(\d{4})-(\d{2})-01$/.exec(startsOn)
  const year = Number(start?.[1])
  const month = Number(start?.[2]) - 1
  const covers = (months: number) => start !== null && month % months === 0 && monthsFrom(year * 12 + month, months).endsOn === endsOn
  if (covers(12)) return `${year}年度`
  if (covers(6)) return `${year}年${month === 0 ? '上' : '下'}半年`
  if (covers(3)) return `${year}年第${numerals[month / 3] ?? ''}季度`
  if (covers(1)) return `${year}年${month + 1}月`
  return startsOn === '' || endsOn === '' ? '' : `${startsOn} 至 ${endsOn}`
}

/** Whether a period is long enough to grade a year: more than two quarters. */
export function isYearly({ startsOn, endsOn }: Period): boolean {
  return Date.parse(endsOn) - Date.parse(startsOn) > 200 * 86_400_000
}
