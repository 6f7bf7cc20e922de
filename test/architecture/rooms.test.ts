/** The import rules of the house, checked over every module. */
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { rules } from './rules.ts'

test('every import follows the rules of the house', { timeout: 60_000 }, async () => {
  const { output } = await cruise(['src', 'views', 'migrations'], {
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  })
  const { summary } = output as ICruiseResult
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  // A cruiser that cannot read TypeScript sees nothing and is content.
  expect(summary.totalCruised).toBeGreaterThan(80)
  expect(summary.totalDependenciesCruised).toBeGreaterThan(200)
})
