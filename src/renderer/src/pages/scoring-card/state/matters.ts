/** A matter and its level as typed, either possibly still blank. */
export interface MatterRow {
  name: string
  level: string
}

/** “甲:全国；乙:省” as rows. What is not written that way becomes a row too, so that no text gets lost. */
export function matterRows(text: string): MatterRow[] {
  if (saysNone(text)) return []
  return text
    .split(/[；;\r\n]+/)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => {
      const at = Math.max(piece.lastIndexOf(':'), piece.lastIndexOf('：'))
      return at < 0 ? { name: piece.trim(), level: '' } : { name: piece.slice(0, at).trim(), level: piece.slice(at + 1).trim() }
    })
}

/** The text of rows; blank rows are left out. A separator inside a name would end it, so it becomes a comma. */
export function mattersText(rows: readonly MatterRow[]): string {
  return rows
    .map(({ name, level }) => ({ name: name.trim().replace(/[；;]/g, '，'), level: level.trim() }))
    .filter(({ name, level }) => name !== '' || level !== '')
    .map(({ name, level }) => (level === '' ? name : `${name}:${level}`))
    .join('；')
}

/** There was no matter: an entry of its own, not a missing one. */
export function saysNone(text: string): boolean {
  return ['无', '0'].includes(text.normalize('NFKC').trim())
}
