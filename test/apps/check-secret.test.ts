/** The check that a stored secret signs what the practice Zendesk accepts. */
import { expect, test } from 'vitest'
import { checkSecret } from '../../src/features/apps/secret/check-secret.ts'
import { sealSecret } from '../../src/features/apps/secret/seal-secret.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox } from '../../src/kernel/secret-box.ts'
import { makeApp, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

const given = { actor: 'command-line', key: 'acme-help' } as const

const checks = async () => {
  const rows = await app.deps.database.db<{ type: string; outcome: string; codes: string[] }>('events').orderBy('id')
  return rows.filter(({ type }) => type === 'app.checked').map(({ outcome, codes }) => [outcome, codes])
}

test('a good secret is good, and the check is recorded without a token', async () => {
  await makeApp(app.deps)
  expect(await checkSecret(app.deps, given)).toEqual({ kind: 'good', warning: undefined })
  expect(await checks()).toEqual([['done', []]])
  const stored = JSON.stringify(await app.deps.database.db('events').select('*'))
  expect(stored).not.toMatch(/eyJ|secret-check@/)
  expect(stored).not.toContain(sharedSecret)
})

test('without a secret there is nothing to check, which is not good', async () => {
  await makeApp(app.deps, { secret: undefined, isEnabled: false })
  expect(await checkSecret(app.deps, given)).toMatchObject({
    kind: 'unknown',
    sentence: expect.stringMatching(/no shared secret yet/) as string,
  })
  expect(await checks()).toEqual([['failed', ['secret-missing']]])
})

test('a secret sealed under a lost key is said to be so, with the name of the key', async () => {
  await makeApp(app.deps)
  const keyId = app.deps.secretBox.keyIds()[0]
  const secretBox = createSecretBox(['quite another key: thirty-two characters'], systemRandom)
  const outcome = await checkSecret({ ...app.deps, secretBox }, given)
  expect(outcome).toMatchObject({ kind: 'bad', because: 'secret-shut' })
  if (outcome.kind === 'bad') expect(outcome.sentence).toContain(`sealed under key ${keyId ?? '?'}`)
  expect(await checks()).toEqual([['failed', ['secret-shut']]])
})

test.each([
  [
    'moved here from another app',
    (id: string) => sealSecret(app.deps.secretBox, id.replace(/^./, 'x'), sharedSecret).sealed,
  ],
  ['cut short', (id: string) => sealSecret(app.deps.secretBox, id, sharedSecret).sealed.slice(0, -4)],
  ['not sealed at all', () => sharedSecret],
  ['empty', () => ''],
  ['sealed, but weak', (id: string) => sealSecret(app.deps.secretBox, id, 'secret').sealed],
])('a stored secret that was %s is bad, in words', async (_title, sealedFor) => {
  const { id } = await makeApp(app.deps)
  await app.deps.apps.replaceSealed(id, { sealed: sealedFor(id), fingerprint: 'any' })
  const outcome = await checkSecret(app.deps, given)
  expect(outcome).toMatchObject({ kind: 'bad', sentence: expect.stringMatching(/^[A-Z].*\.$/) as string })
  expect(JSON.stringify(outcome)).not.toContain(sharedSecret)
})

test('an unknown key is not found', async () => {
  await expect(checkSecret(app.deps, given)).rejects.toMatchObject({ code: 'page.not-found' })
})
