/** docs/security.md as a test: every requirement in it once, and each of its tests there. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = Array.from(
  readFileSync('docs/security.md', 'utf8').matchAll(/^\| (R\d\d) \| ([^|]+) \| ([^|]+) \|$/gm),
  ([, id = '', what = '', shownBy = '']) => ({ id, what, shownBy }),
)

test('all sixty-four are in the table, each once and in order', () => {
  const ids = Array.from({ length: 64 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`)
  expect(rows.map(({ id }) => id)).toEqual(ids)
})

test.each(rows)('$id is shown by tests that carry its name', ({ id, shownBy }) => {
  const files = Array.from(shownBy.matchAll(/`(test\/[^`]+)`/g), ([, file = '']) => file)
  expect(files).not.toEqual([])
  for (const file of files) {
    expect(existsSync(file) ? file : `no ${file}`).toBe(file)
    // At the beginning of a title, alone or with others of its kind.
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`['"\`](R\\d\\d,? )*${id}[, ]`))
  }
})
