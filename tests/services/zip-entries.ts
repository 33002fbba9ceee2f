import { fromBuffer } from 'yauzl'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

/** All entries of a zip as text, by name. */
export function entriesOf(path: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const found: Record<string, string> = {}
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          text(stream).then((content) => {
            found[entry.fileName] = content
            zip.readEntry()
          }, reject)
        })
      })
      zip.on('end', () => resolve(found))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}
