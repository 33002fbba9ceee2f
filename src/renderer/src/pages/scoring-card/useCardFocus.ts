import { nextTick, type Ref } from 'vue'

/** Moving between the fields of the card. What is being typed is handed over when the focus leaves its field. */
export function useCardFocus(main: Ref<HTMLElement | null>) {
  const fields = () => [...(main.value?.querySelectorAll<HTMLElement>('[data-field]:not(:disabled)') ?? [])]
  const active = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null)
  const indicatorAt = (element: Element | null) => element?.closest<HTMLElement>('[data-indicator]')?.dataset['indicator'] ?? null

  /** Hands over what is being typed, without moving on; the card keeps the focus, so that keys still reach it. */
  function commit() {
    const present = active()
    if (!present || !main.value?.contains(present) || present === main.value) return
    present.blur()
    main.value.focus({ preventScroll: true })
  }

  /** To the next field, or the one before. @returns false at the end */
  function step(by: 1 | -1): boolean {
    const present = active()
    const all = fields()
    const at = all.findIndex((field) => field === present || field.parentElement?.closest('[role="radiogroup"]')?.contains(present) === true)
    const next = all[at + by]
    if (at < 0 || !next) {
      commit()
      return false
    }
    show(next)
    return true
  }

  /** To the first field of the next indicator, or the one before. */
  function stepIndicator(by: 1 | -1) {
    const articles = [...(main.value?.querySelectorAll<HTMLElement>('[data-indicator]') ?? [])]
    const at = articles.findIndex((article) => article.contains(active()))
    const next = at < 0 ? articles[0] : articles[at + by]
    if (next) showIn(next)
  }

  function showIn(place: HTMLElement) {
    const field = place.querySelector<HTMLElement>('[data-field]:not(:disabled)')
    if (field) show(field)
    else place.scrollIntoView({ block: 'nearest' })
  }

  function show(field: HTMLElement) {
    field.focus({ preventScroll: true })
    const place = field.closest<HTMLElement>('[data-indicator]') ?? field
    place.scrollIntoView({ block: 'nearest' })
  }

  /** To an indicator by its code, once it is drawn. @returns false when it is not on the card */
  async function toIndicator(code: string): Promise<boolean> {
    await nextTick()
    const place = [...(main.value?.querySelectorAll<HTMLElement>('[data-indicator]') ?? [])].find((each) => each.dataset['indicator'] === code)
    if (place) showIn(place)
    return place !== undefined
  }

  async function toSection(code: string) {
    await nextTick()
    const place = [...(main.value?.querySelectorAll<HTMLElement>('[data-section]') ?? [])].find((each) => each.dataset['section'] === code)
    if (!place) return
    place.scrollIntoView({ block: 'start' })
    place.querySelector<HTMLElement>('[data-field]:not(:disabled), button')?.focus({ preventScroll: true })
  }

  /** Code of the indicator the focus is in. */
  const currentIndicator = () => indicatorAt(active())

  return { commit, step, stepIndicator, toIndicator, toSection, currentIndicator }
}
