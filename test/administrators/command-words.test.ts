/** What the operator reads: who was meant, and what opens their door now. */
import { expect, test } from 'vitest'
import { adminCreate } from '../../src/cli/commands/admin-create.ts'
import { adminReset } from '../../src/cli/commands/admin-reset.ts'
import type { Command } from '../../src/cli/command.ts'
import { chunks } from '../imports/member-files.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

async function said(command: Command, given: object): Promise<string> {
  const lines: string[] = []
  const io = {
    input: chunks([]),
    out: (text: string) => Promise.resolve(void lines.push(text)),
    say: (text: string) => void lines.push(text),
    progress: () => undefined,
    signal: new AbortController().signal,
  }
  await command.run(app.deps, io, given)
  return lines.join('\n')
}

const create = { email: 'ada@example.org', name: 'Ada Lovelace', role: 'owner' }

test('admin create names whom it made or promoted', async () => {
  await makeMember(app.deps, { externalId: 'HRC-7', name: 'Ada Lovelace', email: 'ada@example.org' })
  const promoted = await said(adminCreate, create)
  expect(promoted).toContain('Ada Lovelace, external ID HRC-7')
  expect(promoted).toContain('/setup/')
  const created = await said(adminCreate, { ...create, email: 'eve@example.org', name: 'Eve' })
  expect(created).toMatch(/Eve, external ID \S+/)
})

test('admin create says whom it found instead, and how to mean them', async () => {
  await makeMember(app.deps, { externalId: 'HRC-7', name: 'Mallory', email: 'ada@example.org' })
  await expect(said(adminCreate, create)).rejects.toThrow(
    /Mallory, external ID HRC-7.*\n.*repeat the command with --name/,
  )
})

test('admin reset says what to type at the sign-in', async () => {
  await makeMember(app.deps, { externalId: 'HRC-7', email: 'ada@example.org', role: 'owner' })
  expect(await said(adminReset, { email: 'ada@example.org' })).toContain('they type: ada@example.org')
  await makeMember(app.deps, { email: 'ada@example.org' })
  expect(await said(adminReset, { email: 'ada@example.org' })).toContain('they type: HRC-7')
})
