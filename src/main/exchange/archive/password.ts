import { closeSync, createReadStream, createWriteStream, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decrypter, Encrypter } from 'age-encryption'
import { AppError } from '@shared/errors'

/** Every file of the age format begins so. */
const magic = 'age-encryption.org/v1'

/** Whether a file is locked with a password. */
export function isLocked(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(magic.length)
    readSync(file, start, 0, magic.length, 0)
    return start.toString('latin1') === magic
  } finally {
    closeSync(file)
  }
}

/** Locks a finished package with a password (age format, scrypt). Who forgets it has lost the content. */
export async function lock(path: string, password: string): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(password)
  await replaced(path, path, (stream) => encrypter.encrypt(stream))
}

/**
 * Writes the unlocked package to `target`.
 *
 * @throws AppError `wrong-password`
 */
export async function unlock(path: string, target: string, password: string): Promise<void> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(password)
  try {
    await replaced(path, target, (stream) => decrypter.decrypt(stream))
  } catch (error) {
    throw new AppError('wrong-password', '密码不对，或者文件已损坏。没有读入任何内容。', undefined, { cause: error })
  }
}

async function replaced(path: string, target: string, turn: (stream: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>): Promise<void> {
  const partial = `${target}.part`
  try {
    const turned = await turn(webStream(path))
    await pipeline(Readable.from(chunksOf(turned)), createWriteStream(partial))
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** A file as the kind of stream the library takes, which is the page's and not Node's. */
function webStream(path: string): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = createReadStream(path)[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
}
