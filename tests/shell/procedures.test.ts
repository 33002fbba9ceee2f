import { readFileSync } from 'node:fs'
import { isContractProcedure } from '@orpc/contract'
import { isProcedure } from '@orpc/server'
import { contract } from '@shared/contract'
import { expect, it } from 'vitest'
import { router } from '../../src/main/services/router'

function pathsOf(tree: object, isLeaf: (value: unknown) => boolean, path: string[] = []): string[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const own = [...path, name]
    if (isLeaf(value)) return [own.join('.')]
    return typeof value === 'object' && value !== null ? pathsOf(value, isLeaf, own) : []
  })
}

it('exposes the listed procedures and no others', () => {
  // A change of the list is a change of what a page may do: read it as such.
  const listed = readFileSync('tests/shell/procedures.txt', 'utf8').trim().split('\n')
  expect(pathsOf(contract, isContractProcedure).sort()).toEqual(listed)
})

it('does all of them', () => {
  expect(pathsOf(router, isProcedure).sort()).toEqual(pathsOf(contract, isContractProcedure).sort())
})
