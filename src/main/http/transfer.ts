import { createReadStream, rmSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@shared/errors'
import type { FileRegistry } from '../services/context'

/** Bytes. A register of 10 000 rows is 2 MB, a data file of eight years some 100 MB. */
export const largestUpload = 500 * 1024 * 1024

/** Takes a file the user chose into the session's temporary folder and answers its handle. The name is only a label. */
export async function receiveUpload(request: IncomingMessage, response: ServerResponse, upload: { files: FileRegistry; name: string; limit: number }): Promise<void> {
  const { files, name, limit } = upload
  // Of a browser's file the length is always told, and no more than that is ever read.
  const length = Number(request.headers['content-length'] ?? NaN)
  if (Number.isNaN(length)) return reply(response, 411, new AppError('invalid-input', '没有说明文件的大小，没有读入。'))
  if (length > limit) return reply(response, 413, new AppError('file-too-large', `文件超过 ${limit / 1024 / 1024} MB，没有读入。`))
  const path = files.temporaryPath(name)
  try {
    await keep(request, path)
    reply(response, 200, files.register(path))
  } catch (error) {
    rmSync(path, { force: true })
    reply(response, 400, notKept(error))
  }
}

/** Sends a produced file as a download. It is never shown in the page, whatever it holds. */
export async function sendDownload(response: ServerResponse, files: FileRegistry, id: string): Promise<void> {
  let file: { path: string; name: string; size: number }
  try {
    const { path, name } = files.resolve(id)
    file = { path, name, size: (await stat(path)).size }
  } catch {
    return reply(response, 404, new AppError('not-found', '没有找到这个文件，请重新导出。'))
  }
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': file.size,
    'Content-Disposition': `attachment; filename*=UTF-8''${extendedValue(file.name)}`,
  })
  await pipeline(createReadStream(file.path), response)
}

/** Writes a request's body. When that fails the request is left whole: a browser hears the answer only once it has sent everything. */
async function keep(request: IncomingMessage, path: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    const chunks: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) }
    for await (const chunk of chunks) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

function notKept(error: unknown): AppError {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  return full
    ? new AppError('disk-full', '磁盘空间不足，文件没有读入。请清理磁盘后再试。', undefined, { cause: error })
    : new AppError('internal', '文件没有读完，请重新选择。', undefined, { cause: error })
}

/** A text as RFC 5987 has it in a header: beyond what `encodeURIComponent` leaves, four characters are not allowed. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** What was not read of the request is dropped by the server when the answer is out. */
function reply(response: ServerResponse, status: number, body: { id: string } | AppError): void {
  const told = body instanceof AppError ? { code: body.code, message: body.message } : body
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(told))
}
