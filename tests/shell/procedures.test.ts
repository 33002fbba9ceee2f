import { getRouter, isProcedure, traverseContractProcedures } from '@orpc/server'
import { expect, it } from 'vitest'
import { contract } from '@shared/contract'
import { router } from '../../src/main/services/router'

/** Everything a page can make the program do. A change here changes what a page may do: read it as one. */
const procedures = {

}

function proceduresOf(of: Parameters<typeof traverseContractProcedures>[0]['router']): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  traverseContractProcedures({ router: of, path: [] }, ({ path }) => {
    const [area = '', ...rest] = path
    found[area] = [...(found[area] ?? []), rest.join('.')].sort()
  })
  return found
}

it('lets a page do exactly this', () => {
  expect(proceduresOf(contract)).toEqual(procedures)
})

it('does everything the contract names, and nothing else', () => {
  expect(proceduresOf(router)).toEqual(procedures)
  const paths = Object.entries(procedures).flatMap(([area, names]) => names.map((name) => [area, name]))
  expect(paths.filter((path) => !isProcedure(getRouter(router, path)))).toEqual([])
})
