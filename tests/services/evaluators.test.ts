import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { evaluators } from '../../src/main/services/evaluators'
import { enter } from '../../src/main/services/scoring/enter'
import { newStore, reopen } from '../store/helpers'
import { context as writing, openRound, schemeNamed, serviceContext } from './round-helpers'

function office() {
  const store = newStore()
  let now = 0
  const services = { ...serviceContext(store), now: () => new Date(now) }
  const options = { context: services }
  const { roundId, subjectIds } = openRound(store, schemeNamed(store, '年度方案').id, [{ name: '甲单位', track: 'small' }])
  const [subjectId = ''] = subjectIds
  const mark = (value = '5') => enter(store, { roundId, stage: 'town', entries: [{ subjectId, indicator: 'P3', texts: { session: value } }] })
  return { store, options, mark, wait: (milliseconds: number) => (now += milliseconds) }
}

const person = (name: string) => ({ name, unit: '样例镇党工委', stage: 'town' })

describe('people', () => {
  it('are added with unit and stage, changed, and archived; a taken name is refused', async () => {
    const { options } = office()
    const added = await call(evaluators.create, person('张三'), options)
    expect(added).toMatchObject({ name: '张三', unit: '样例镇党工委', stage: 'town', hasPin: false, archived: false })
    await expect(call(evaluators.create, person('张三'), options)).rejects.toMatchObject({ code: 'conflict' })
    const changed = await call(evaluators.update, { id: added.id, ...person('张三丰'), stage: null, archived: true }, options)
    expect(changed).toMatchObject({ name: '张三丰', stage: null, archived: true })
    expect(await call(evaluators.list, undefined, options)).toEqual([changed])
    await expect(call(evaluators.signIn, { id: added.id }, options)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keep a name that stands in the records', async () => {
    const { options, mark } = office()
    const { id } = await call(evaluators.create, person('张三'), options)
    await call(evaluators.signIn, { id }, options)
    mark()
    await expect(call(evaluators.update, { id, ...person('李四'), archived: false }, options)).rejects.toMatchObject({ code: 'conflict' })
    expect(await call(evaluators.update, { id, ...person('张三'), unit: '别的单位', archived: false }, options)).toMatchObject({ unit: '别的单位' })
  })

  it('cannot be changed when they are not there', async () => {
    const { options } = office()
    const id = '99999999-9999-4999-8999-999999999999'
    await expect(call(evaluators.update, { id, ...person('张三'), archived: false }, options)).rejects.toMatchObject({ code: 'not-found' })
    await expect(call(evaluators.setPin, { id, pin: null }, options)).rejects.toMatchObject({ code: 'not-found' })
    await expect(call(evaluators.resetPin, { id, reason: '忘记' }, options)).rejects.toMatchObject({ code: 'not-found' })
    await expect(call(evaluators.signIn, { id }, options)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('who is scoring', () => {
  it('is the name of the settings until someone signs in; marks carry the name', async () => {
    const { options, mark } = office()
    expect(await call(evaluators.current, undefined, options)).toEqual({ evaluator: null, name: '评分人', signedIn: false, signInRequired: false })
    expect(mark().cells[0]?.cell?.by).toBe('评分人')
    const added = await call(evaluators.create, person('张三'), options)
    expect(await call(evaluators.signIn, { id: added.id }, options)).toEqual({ evaluator: added, name: '张三', signedIn: true, signInRequired: false })
    expect(mark('6').cells[0]?.cell?.by).toBe('张三')
    expect(await call(evaluators.signOut, undefined, options)).toMatchObject({ name: '评分人', signedIn: false })
    expect(mark('7').cells[0]?.cell?.by).toBe('评分人')
  })

  it('is asked again when the file is opened again', async () => {
    const { store, options } = office()
    const { id } = await call(evaluators.create, person('张三'), options)
    await call(evaluators.signIn, { id }, options)
    store.close()
    expect(await call(evaluators.current, undefined, { context: serviceContext(reopen(store.path)) })).toMatchObject({ signedIn: false })
  })
})

describe('PINs', () => {
  it('are asked for, kept as a hash that is in no log, changed with the present one and taken away', async () => {
    const { store, options } = office()
    const { id } = await call(evaluators.create, { ...person('张三'), pin: '2468' }, options)
    await expect(call(evaluators.signIn, { id }, options)).rejects.toMatchObject({ code: 'wrong-pin' })
    await expect(call(evaluators.signIn, { id, pin: '1357' }, options)).rejects.toMatchObject({ code: 'wrong-pin' })
    expect(await call(evaluators.signIn, { id, pin: '2468' }, options)).toMatchObject({ signedIn: true })
    const hash = store.evaluators.pinHash(id) ?? ''
    expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[0-9a-f]{32}\$[0-9a-f]{64}$/)
    await expect(call(evaluators.setPin, { id, pin: '9999' }, options)).rejects.toMatchObject({ code: 'wrong-pin' })
    expect(await call(evaluators.setPin, { id, present: '2468', pin: '9999' }, options)).toMatchObject({ hasPin: true })
    expect(store.evaluators.pinHash(id)).not.toBe(hash)
    expect(await call(evaluators.setPin, { id, present: '9999', pin: null }, options)).toMatchObject({ hasPin: false })
    const log = JSON.stringify(store.changes.recent(1000))
    expect(log).not.toContain('2468')
    expect(log).not.toContain('scrypt')
  })

  it('give the same PIN another hash for another person, and full-width digits the same meaning', async () => {
    const { store, options } = office()
    const [a, b] = await Promise.all(['张三', '李四'].map((name) => call(evaluators.create, { ...person(name), pin: '2468' }, options)))
    expect(store.evaluators.pinHash(a?.id ?? '')).not.toBe(store.evaluators.pinHash(b?.id ?? ''))
    expect(await call(evaluators.signIn, { id: a?.id ?? '', pin: '２４６８' }, options)).toMatchObject({ signedIn: true })
  })

  it('make a pause after five wrong ones, even for the right one', async () => {
    const { options, wait } = office()
    const { id } = await call(evaluators.create, { ...person('张三'), pin: '2468' }, options)
    for (let tries = 0; tries < 5; tries++) await expect(call(evaluators.signIn, { id, pin: '0000' }, options)).rejects.toThrow('口令不对')
    await expect(call(evaluators.signIn, { id, pin: '2468' }, options)).rejects.toThrow('半分钟后')
    wait(30_000)
    expect(await call(evaluators.signIn, { id, pin: '2468' }, options)).toMatchObject({ signedIn: true })
  })

  it('that are forgotten are taken away with a trace of who did so and why', async () => {
    const { store, options } = office()
    const { id } = await call(evaluators.create, { ...person('张三'), pin: '2468' }, options)
    expect(await call(evaluators.resetPin, { id, reason: '本人忘记口令' }, options)).toMatchObject({ hasPin: false })
    expect(store.changes.recent(1)).toMatchObject([{ actor: '评分人', action: '清除评分人口令', place: 'pin', after: expect.stringContaining('本人忘记口令') }])
  })

  it('keep marks from being entered in a protected name without signing in', async () => {
    const { store, options, mark } = office()
    const { id } = await call(evaluators.create, { ...person('张三'), pin: '2468' }, options)
    store.write(writing, (tx) => tx.settings.update({ ...tx.settings.get(), evaluatorName: '张三' }))
    expect(await call(evaluators.current, undefined, options)).toMatchObject({ name: '张三', signedIn: false, signInRequired: true })
    expect(() => mark()).toThrow(expect.objectContaining({ code: 'sign-in-required' }))
    await call(evaluators.signIn, { id, pin: '2468' }, options)
    expect(mark()).toMatchObject({ accepted: 1 })
  })
})
