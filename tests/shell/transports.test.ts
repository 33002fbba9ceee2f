import { MessageChannel } from 'node:worker_threads'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import type { Contract } from '@shared/contract'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ServiceContext } from '../../src/main/services/context'
import { router } from '../../src/main/services/router'
import { temporaryFolder } from '../store/helpers'
import { serve, services } from './serve'

type Client = ContractRouterClient<Contract>

/** As Electron's main process serves a page, with a real channel between them. */
async function overPort(): Promise<{ client: Client; context: ServiceContext }> {
  const context = services()
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(router).upgrade(port2, { context })
  port2.start()
  port1.start()
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  const client: Client = createORPCClient(new PortLink({ port: port1 }))
  return { client, context }
}

async function overHttp(): Promise<{ client: Client; context: ServiceContext; statuses: number[] }> {
  const { origin, cookie, context } = await serve()
  const statuses: number[] = []
  const client: Client = createORPCClient(
    new HttpLink({
      url: `${origin}/rpc`,
      headers: { cookie, origin },
      fetch: async (request, init) => {
        const response = await fetch(request, init)
        statuses.push(response.status)
        return response
      },
    }),
  )
  return { client, context, statuses }
}

/** Opens a register in a new data file and answers the import. */
async function openedImport({ client, context }: { client: Client; context: ServiceContext }) {
  await client.dataFiles.create({ name: '工委' })
  const path = join(temporaryFolder(), 'register-a.xls')
  copyFileSync(join('tests', 'fixtures', 'registers', 'register-a.xls'), path)
  return client.imports.open({ kind: 'organization', file: context.files.register(path).id })
}

describe.each([
  ['a MessagePort', overPort],
  ['HTTP', overHttp],
])('over %s', (_name, connect) => {
  it('a call is answered', async () => {
    const { client } = await connect()
    expect(await client.application.status()).toMatchObject({ state: 'no-file', shell: 'browser' })
    expect(await client.dataFiles.create({ name: '工委' })).toMatchObject({ state: 'ready', file: { name: '工委' } })
    expect(await client.subjects.list({ kind: 'organization' })).toEqual([])
  })

  it('an error brings its code, a Chinese sentence and its place', async () => {
    const { client } = await connect()
    await expect(client.subjects.list({ kind: 'organization' })).rejects.toMatchObject({ code: 'no-data-file', message: '还没有打开数据文件。' })
    await client.dataFiles.create({ name: '工委' })
    const subjectId = '11111111-1111-4111-8111-111111111111'
    await expect(client.subjects.save({ id: subjectId, version: 1, kind: 'organization', fields: { name: '甲' } })).rejects.toMatchObject({ code: 'not-found', message: expect.stringMatching(/。$/), data: { place: { subjectId } } })
  })

  it('an input that is not what the contract says is refused before it reaches a service', async () => {
    const { client } = await connect()
    await client.dataFiles.create({ name: '工委' })
    await expect(client.rounds.get({ roundId: 'not-a-uuid' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    // @ts-expect-error a page that was tampered with
    await expect(client.subjects.list({ kind: 'person' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('a long task tells how far it is', async () => {
    const connection = await connect()
    const opened = await openedImport(connection)
    const steps: string[] = []
    for await (const step of await connection.client.dataFiles.createSample()) steps.push(step.type)
    expect(steps.filter((type) => type === 'progress').length).toBeGreaterThan(2)
    expect(steps.at(-1)).toBe('done')
    expect(opened).toMatchObject({ fileName: 'register-a.xls' })
  })

  it('a cancelled task stops and leaves nothing behind', async () => {
    const { client, context } = await connect()
    await client.dataFiles.create({ name: '工委' })
    const controller = new AbortController()
    const consume = async () => {
      for await (const step of await client.dataFiles.createSample(undefined, { signal: controller.signal })) if (step.type === 'progress') controller.abort()
    }
    await expect(consume()).rejects.toThrow()
    await expect.poll(() => context.dataFiles.list().map(({ name }) => name)).toEqual(['工委'])
    expect(await client.application.status()).toMatchObject({ file: { name: '工委' } })
  })
})

it('over HTTP errors a user can act on are 4xx, so that nothing takes them for an answer or a crash', async () => {
  const { client, statuses } = await overHttp()
  await client.subjects.list({ kind: 'organization' }).catch(() => undefined)
  await client.dataFiles.create({ name: '工委' })
  await client.dataFiles.create({ name: '工委' }).catch(() => undefined)
  await client.rounds.get({ roundId: '11111111-1111-4111-8111-111111111111' }).catch(() => undefined)
  expect(statuses).toEqual([422, 200, 409, 404])
})
