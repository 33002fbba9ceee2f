import { writeFileSync, readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import { schemes } from '../../src/main/services/schemes'
import { newStore } from '../store/helpers'
import { schemeNamed, serviceContext } from './round-helpers'

function setUp() {
  const store = newStore()
  const context = serviceContext(store)
  return { options: { context }, files: context.files, year: schemeNamed(store, '年度方案').id }
}

it('begins blank, without a problem, or as what a template is', async () => {
  const { options, year } = setUp()
  const blank = await call(schemes.create, { template: null, name: '五星创评' }, options)
  expect(blank).toMatchObject({ name: '五星创评', version: 1, status: 'draft', starCount: 1, problems: [], scheme: { id: blank.id } })
  const again = await call(schemes.create, { template: null, name: '五星创评' }, options)
  expect(again.version).toBe(2)
  const copy = await call(schemes.create, { template: year, name: '本市' }, options)
  expect(copy).toMatchObject({ name: '本市', version: 1, starCount: 6, indicatorCount: 29 })
})

it('offers built-in schemes first, then what was published here, newest first; no drafts', async () => {
  const { options } = setUp()
  for (const version of [1, 2]) {
    const { id } = await call(schemes.create, { template: null, name: '甲' }, options)
    expect((await call(schemes.publish, { id }, options)).version).toBe(version)
  }
  await call(schemes.create, { template: null, name: '草稿' }, options)
  const offered = await call(schemes.templates, undefined, options)
  const own = offered.filter(({ kind }) => kind === 'own')
  expect(own.map(({ name, version }) => [name, version])).toEqual([
    ['甲', 2],
    ['甲', 1],
  ])
  expect([...new Set(offered.map(({ kind }) => kind))]).toEqual(['built-in', 'published', 'own'])
})

it('begins a draft with a published document, under the name given', async () => {
  const { options } = setUp()
  const offered = await call(schemes.templates, undefined, options)
  const document = offered.find(({ kind }) => kind === 'published')
  const draft = await call(schemes.create, { template: document?.id ?? '', name: '本地办法' }, options)
  expect(draft).toMatchObject({ name: '本地办法', status: 'draft', starCount: document?.starCount, scheme: { source: document?.source } })
})

it('writes a file that comes back as the same scheme, byte for byte the same each time', async () => {
  const { options, files, year } = setUp()
  const one = await call(schemes.exportFile, { id: year }, options)
  const two = await call(schemes.exportFile, { id: year }, options)
  expect(one.name).toBe('六星评价（年度方案） 第1版.json')
  expect(readFileSync(files.resolve(one.id).path)).toEqual(readFileSync(files.resolve(two.id).path))
  const { scheme } = await call(schemes.get, { id: year }, options)
  const draft = await call(schemes.importFile, { file: one.id }, options)
  expect(draft).toMatchObject({ status: 'draft', version: 2 })
  expect({ ...draft.scheme, id: scheme.id, version: scheme.version }).toEqual(scheme)
})

it.each([
  ['no JSON at all', 'PK\u0003\u0004', 'file-unreadable'],
  ['some other JSON', '{"kind":"else"}', 'file-unreadable'],
  ['a file of a later version', '{"kind":"sixstar-scheme","fileVersion":2,"scheme":{}}', 'file-unreadable'],
  ['a scheme of no shape', '{"kind":"sixstar-scheme","fileVersion":1,"scheme":{"stars":7}}', 'scheme-invalid'],
])('refuses %s', async (_, text, code) => {
  const { options, files } = setUp()
  const path = files.temporaryPath('方案.json')
  writeFileSync(path, text)
  await expect(call(schemes.importFile, { file: files.register(path).id }, options)).rejects.toMatchObject({ code })
})

it('takes a scheme whose numbers are wrong, to be mended', async () => {
  const { options, files, year } = setUp()
  const { path } = files.resolve((await call(schemes.exportFile, { id: year }, options)).id)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"fullScore": 15', '"fullScore": 16'))
  const draft = await call(schemes.importFile, { file: files.register(path).id }, options)
  expect(draft.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'sum-mismatch' }])
})
