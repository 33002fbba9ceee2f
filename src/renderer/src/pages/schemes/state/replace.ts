/** A list with one element replaced. */
export function replaceAt<Element>(list: readonly Element[], index: number, element: Element): Element[] {
  return list.map((each, at) => (at === index ? element : each))
}
