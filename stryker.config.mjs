/**
 * Mutation testing of the rules: `npm run mutation`, or one folder with `npm run mutation -- --mutate 'src/rules/race/*.ts'`.
 * Each mutant runs only the tests that reach it, the laws a few times instead of a thousand.
 */
process.env.SIXSTAR_RUNS ??= '4'

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Which tests reach a mutant is known from the first run; looking for related files again for each would take longer than the tests.
  vitest: { configFile: 'tests/rules/vitest.config.mts', related: false },
  mutate: ['src/rules/**/*.ts'],
  ignorePatterns: ['*', '!src', '!src/rules', '!src/rules/**', '!src/shared', '!src/shared/**', '!tests', '!tests/setup.ts', '!tests/rules', '!tests/rules/**', '!tsconfig*.json', '!package.json'],
  coverageAnalysis: 'perTest',
  // Mutants of tables made once at load need every test anew: minutes for a handful.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 5000,
  dryRunTimeoutMinutes: 25,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  thresholds: { high: 95, low: 85, break: 85 },
}
