/** Reads a JSON column. Its shape is what the repository that wrote it says; the column's CHECK makes sure it is JSON. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text)
}
