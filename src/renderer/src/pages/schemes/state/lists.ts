/** Lists are never changed in place: each function gives a new one. */

/** A list with one element replaced. */
export function replaceAt<Element>(list: readonly Element[], index: number, element: Element): Element[] {
  return list.map((each, at) => (at === index ? element : each))
}

/** A list without the element at this place. */
export function removeAt<Element>(list: readonly Element[], index: number): Element[] {
  return list.filter((_, at) => at !== index)
}

/** A list with one more element, which then stands at this place. */
export function insertAt<Element>(list: readonly Element[], index: number, element: Element): Element[] {
  return [...list.slice(0, index), element, ...list.slice(index)]
}

/** A list with the element of one place moved to another. Places outside the list change nothing. */
export function moveTo<Element>(list: readonly Element[], from: number, to: number): Element[] {
  const element = list[from]
  if (element === undefined || to < 0 || to >= list.length) return [...list]
  return insertAt(removeAt(list, from), to, element)
}
