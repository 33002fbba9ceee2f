/**
 * The element of a list that runs parallel to others, at an index that is known to be there.
 *
 * @throws RangeError when it is not: better than going on with a made-up value.
 */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`)
  return value
}
