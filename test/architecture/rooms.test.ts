/** The import rules of the house, checked over every module. */
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { readdirSync, readFileSync } from 'node:fs'
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

test('the tree in docs/ARCHITECTURE.md names every room, and the page is a short one', () => {
  const page = readFileSync('docs/ARCHITECTURE.md', 'utf8')
  const [, tree = ''] = page.split('```')
  const rooms = readdirSync('src/features').filter((room) => !tree.includes(`${room}/`))
  expect(rooms).toEqual([])
  expect(page.split('\n').length).toBeLessThanOrEqual(101)
})
