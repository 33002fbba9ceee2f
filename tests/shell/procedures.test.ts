import { getRouter, isProcedure, traverseContractProcedures } from '@orpc/server'
import { expect, it } from 'vitest'
import { contract } from '@shared/contract'
import { router } from '../../src/main/services/router'

/** Everything a page can make the program do. A change here changes what a page may do: read it as one. */
const procedures = {
  application: ['quit', 'status'],
  dataFiles: ['copy', 'create', 'createSample', 'list', 'open', 'switch'],
  evaluators: ['create', 'current', 'list', 'resetPin', 'setPin', 'signIn', 'signOut', 'update'],
  evidence: ['add', 'counts', 'list', 'open', 'remove', 'restore'],
  exchange: ['conflicts', 'decide', 'merge', 'merged', 'openTask', 'preview', 'sendScores', 'sendTask', 'tasks'],
  exports: ['comparison', 'ranking', 'results'],
  files: ['chooseOpen', 'save'],
  imports: ['close', 'commit', 'open', 'preview'],
  results: ['compare', 'detail', 'explainIndicator', 'explainLevel', 'overview', 'race', 'table'],
  rounds: ['create', 'draft', 'finish', 'get', 'list', 'moveScheme', 'remove', 'rename', 'reopen', 'schemeChanges', 'setTrack'],
  schemes: ['copy', 'create', 'exportFile', 'get', 'importFile', 'list', 'publish', 'remove', 'saveDraft', 'templates', 'validate'],
  scoring: ['acceptCarried', 'carryOver', 'carryOverPreview', 'completeness', 'discardCarried', 'enter', 'previousMarks', 'setVeto', 'sheets'],
  settings: ['get', 'update'],
  sheets: ['confirm', 'history', 'reopen', 'revert', 'review', 'statuses'],
  subjects: ['addField', 'archive', 'fields', 'history', 'list', 'save'],
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
