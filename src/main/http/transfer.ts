import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@shared/errors'
import type { FileRegistry } from '../services/context'

/** Bytes. A register of 10 000 rows is 2 MB, a data file of eight years some 100 MB. */
export const largestUpload = 500 * 1024 * 1024

/** Takes a file the user chose into the session's temporary folder and answers its handle. The name is only a label. */
export async function receiveUpload(request: IncomingMessage, response: ServerResponse, files: FileRegistry, name: string): Promise<void> {
  const path = files.temporaryPath(name)
  try {
    await pipeline(request, limited(largestUpload), createWriteStream(path))
    reply(response, 200, files.register(path))
  } catch (error) {
    rmSync(path, { force: true })
    const told = error instanceof AppError ? error : new AppError('internal', '文件没有读完，请重新选择。', undefined, { cause: error })
    reply(response, told.code === 'file-too-large' ? 413 : 400, { code: told.code, message: told.message })
  }
}

/** Sends a produced file as a download. It is never shown in the page, whatever it holds. */
export async function sendDownload(response: ServerResponse, files: FileRegistry, id: string): Promise<void> {
  let file: { path: string; name: string }
  try {
    file = files.resolve(id)
  } catch {
    reply(response, 404, { code: 'not-found', message: '没有找到这个文件，请重新导出。' })
    return
  }
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
  await pipeline(createReadStream(file.path), response)
}

function limited(bytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > bytes) done(new AppError('file-too-large', `文件超过 ${bytes / 1024 / 1024} MB，没有读入。`))
      else done(null, chunk)
    },
  })
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  // What was refused part-way is not read to its end: the connection closes with the answer.
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...(status === 200 ? {} : { Connection: 'close' }) })
  response.end(JSON.stringify(body))
}
