/**
 * Gives each different item a place in a list, the same one every time: what is sent or kept thousands of times is there
 * once, and told by its place.
 *
 * @param list takes the items, in the order in which they first come
 * @param keyOf equal for items that are the same
 */
export function placesIn<Item>(list: Item[], keyOf: (item: Item) => string): (item: Item) => number {
  const places = new Map<string, number>()
  return (item) => {
    const key = keyOf(item)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, list.length)
    return list.push(item) - 1
  }
}

/** The same for texts. */
export function textPlacesIn(list: string[]): (text: string) => number {
  return placesIn(list, (text) => text)
}

/** @throws RangeError for a place the list does not have */
export function itemAt<Item>(list: readonly Item[], place: number): Item {
  const item = list[place]
  if (item === undefined) throw new RangeError(`no place ${place} among ${list.length}`)
  return item
}
