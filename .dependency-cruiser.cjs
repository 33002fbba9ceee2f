/** Who may import whom. The picture is in docs/architecture.md. */
const only = (name, from, allowed, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed], ...extra },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'rules-import-nothing', severity: 'error', from: { path: '^src/rules/' }, to: { pathNot: '^src/rules/' } },
    only('shared', '^src/shared/', ['^src/rules/']),
    only('store', '^src/main/store/', ['^src/shared/', '^src/rules/']),
    only('spreadsheet', '^src/main/spreadsheet/', ['^src/shared/']),
    only('exchange', '^src/main/exchange/', ['^src/main/store/', '^src/shared/']),
    only('papers', '^src/main/papers/', ['^src/main/services/context.ts$', '^src/main/spreadsheet/', '^src/shared/']),
    only('round-data', '^src/main/round-data/', ['^src/main/services/context.ts$', '^src/shared/']),
    only('paths', '^src/main/paths/', ['^src/main/services/context.ts$', '^src/shared/', '^src/rules/']),
    only('services', '^src/main/services/', ['^src/main/(store|spreadsheet|exchange)/', '^src/shared/', '^src/rules/']),
    only('renderer', '^src/renderer/', ['^src/shared/', '^src/rules/']),
    { name: 'electron-only-in-shell', severity: 'error', from: { path: '^src/', pathNot: ['^src/main/shell/', '^src/main/index.ts$', '^src/preload/index.ts$'] }, to: { path: '^(node_modules/)?electron($|/)' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
