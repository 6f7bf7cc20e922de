/** Unicode's own case folding as the oracle of the fold key. */
import { expect, test } from 'vitest'
import { emailKeys } from '../../src/kernel/email-keys.ts'
import { caseFoldings } from './case-folding.ts'

test('R61 letters that Unicode folds together are one under the fold key, and under every coarser one', () => {
  // A letter younger than the Unicode of this Node has no other case yet.
  const known = caseFoldings().filter(({ from, to }) => !/\p{Cn}/u.test(from + to))
  expect(known.length).toBeGreaterThan(1_500)
  const apart = known.filter(({ from, to }) => {
    const [one, other] = [emailKeys(`a${from}b@example.com`), emailKeys(`a${to}b@example.com`)]
    const { fold, accentless, mailbox, skeleton } = other
    return one.fold !== fold || one.accentless !== accentless || one.mailbox !== mailbox || one.skeleton !== skeleton
  })
  expect(apart).toEqual([])
})
