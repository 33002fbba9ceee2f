/** What may lie in a package: its tables as JSON or JSON lines, and evidence files named by their content's SHA-256. */
const allowed = /^(?:[a-z]{1,20}\.jsonl?|evidence\/[0-9a-f]{64})$/

export function isPackageName(name: string): boolean {
  return allowed.test(name)
}

export const manifestName = 'manifest.json'

/** How much a package may hold; anything beyond is refused before it is unpacked. */
export const packageLimits = {
  /** Bytes of the file itself, and of all its contents unpacked. */
  packed: 500 * 1024 * 1024,
  unpacked: 1024 * 1024 * 1024,
  /** Bytes of one table: read into memory as a whole. */
  table: 200 * 1024 * 1024,
  files: 20_000,
} as const
export type PackageLimits = { [name in keyof typeof packageLimits]: number }
