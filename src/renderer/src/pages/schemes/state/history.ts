/** Versions of one document, of which one is the present. A new version forgets those that were undone. */
export interface Versions<Document> {
  readonly present: Document
  readonly undoable: boolean
  readonly redoable: boolean
}

interface Kept<Document> extends Versions<Document> {
  readonly past: readonly Document[]
  readonly future: readonly Document[]
}

const limit = 200

function versions<Document>(past: readonly Document[], present: Document, future: readonly Document[]): Kept<Document> {
  return { past, present, future, undoable: past.length > 0, redoable: future.length > 0 }
}

/** A history that begins with this document. */
export function begin<Document>(document: Document): Kept<Document> {
  return versions([], document, [])
}

/** The document changed. At most the last 200 changes can be undone. */
export function change<Document>(kept: Kept<Document>, document: Document): Kept<Document> {
  return versions([...kept.past, kept.present].slice(-limit), document, [])
}

/** One step back; the same history when there is none. */
export function undo<Document>(kept: Kept<Document>): Kept<Document> {
  const before = kept.past.at(-1)
  return before === undefined ? kept : versions(kept.past.slice(0, -1), before, [kept.present, ...kept.future])
}

/** One step forward again; the same history when nothing was undone. */
export function redo<Document>(kept: Kept<Document>): Kept<Document> {
  const [next, ...future] = kept.future
  return next === undefined ? kept : versions([...kept.past, kept.present], next, future)
}
