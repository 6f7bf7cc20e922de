import { expect, test } from 'vitest'
import { sampleMembersFile, sampleSignIns } from '../../src/features/members/sample-members.ts'
import { testApp } from '../support/test-app.ts'
import { counts, importFile, warningsOf } from '../imports/member-files.ts'

const app = testApp()

test('the sample members are a file that imports, with everything that a real list has', async () => {
  const report = await importFile(app.deps, sampleMembersFile('-=" \'pass word'))
  expect(report.errors).toEqual([])
  expect(counts(report).new).toBe(sampleSignIns.length)
  expect(
    warningsOf(report)
      .map(([, , code]) => code)
      .sort(),
  ).toEqual([
    'address-missing',
    ...['address-same-mailbox', 'address-same-mailbox'],
    ...['address-shared', 'address-shared'],
    'address-unverified',
  ])
  const { db } = app.deps.database
  expect(await db('members').where({ status: 'suspended' })).toHaveLength(1)
  expect(await db('members').where({ is_staff: true })).toHaveLength(2)
  expect((await db('members').whereNull('phone')).length).toBeGreaterThan(0)
})

test('everybody signs in with what the list says and the password as it was given', async () => {
  await importFile(app.deps, sampleMembersFile('-=" \'pass word'))
  for (const { identifier, name } of sampleSignIns) {
    expect(await app.deps.members.findForSignIn(identifier)).toMatchObject({
      kind: 'one',
      member: { name },
      passwordHash: 'instant:-=" \'pass word',
    })
  }
})
