import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { readAsset, securityHeaders } from '../page/assets'
import type { ServiceContext } from '../services/context'
import { router } from '../services/router'
import { createSession } from './session'
import { largestUpload, receiveUpload, sendDownload } from './transfer'

export interface PageServer {
  server: Server
  /** The address to open, with the one-time token. */
  address: string
  close(): Promise<void>
}

/** Bytes. A paste of 100 000 cells is about 20 MB. */
const largestCall = 100 * 1024 * 1024

/** Of every answer, whatever it is; what may be kept says so itself. */
const commonHeaders = { ...securityHeaders, 'Cache-Control': 'no-store' }

/**
 * Serves the page and its services on 127.0.0.1 under a random port, to one browser.
 *
 * @param uploadLimit bytes of the largest file taken
 * @param patience milliseconds a client has for the head of a request; one that dawdles is let go, and keeps nobody else waiting
 */
export async function startPageServer(context: ServiceContext, pageFolder: string, uploadLimit = largestUpload, patience = 10_000): Promise<PageServer> {
  const handler = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestCall })] })
  const server = createServer({ headersTimeout: patience, connectionsCheckingInterval: patience / 4 }, (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, '程序内部出错。')
      else response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const session = createSession(port)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
    // A web page elsewhere can make the browser send requests here, by another name or from another origin: both are refused.
    if (request.headers.host !== host) return refuse(response, 421, '地址不对。')
    const from = request.headers.origin
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (from === undefined ? !reads : from !== origin) return refuse(response, 403, '来源不对。')
    if (!request.url?.startsWith('/')) return refuse(response, 400, '地址不对。')

    const url = new URL(`${origin}${request.url}`)
    const token = url.searchParams.get('token')
    if (request.method === 'GET' && url.pathname === '/' && token !== null && session.redeem(token)) {
      response.writeHead(303, { Location: '/', 'Set-Cookie': session.setCookie }).end()
      return
    }
    if (!session.knows(request)) return refuse(response, 403, '请用程序启动时给出的网址打开。网址只能用一次；需要时请重新启动程序。')

    if (request.method === 'POST' && url.pathname.startsWith('/rpc/')) {
      // The handler's own limit acts while reading; what says so beforehand is not read at all.
      if (Number(request.headers['content-length'] ?? 0) > largestCall) return refuse(response, 413, '一次提交的内容太多。')
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context })
      if (!matched) refuse(response, 404, '没有这项操作。')
    } else if (request.method === 'POST' && url.pathname === '/upload') {
      await receiveUpload(request, response, { files: context.files, name: url.searchParams.get('name') ?? '', limit: uploadLimit })
    } else if (!reads) {
      refuse(response, 405, '不支持这种请求。')
    } else if (url.pathname.startsWith('/download/')) {
      await sendDownload(response, context.files, url.pathname.slice('/download/'.length))
    } else {
      const asset = await readAsset(pageFolder, url.pathname)
      if (asset) response.writeHead(200, asset.headers).end(asset.body)
      else refuse(response, 404, '没有这个页面。')
    }
  }

  return {
    server,
    address: `${origin}/?token=${session.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  // The rest of a refused request is not read: the connection closes with the answer.
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text)
}
