/** The verdict holds at the moment of the record: whatever changes in between, it is judged anew or nothing is issued. */
import { expect, test } from 'vitest'
import { handOff, type HandOffDeps } from '../../src/features/handoff/hand-off.ts'
import type { HandoffStore } from '../../src/features/handoff/handoff.store.ts'
import { signingKeys } from '../../src/features/handoff/signing-keys.ts'
import { makeApp, makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const house = testApp()

/** The real thing, with something happening between verdict and record, as often as `times` says. */
function interrupted(happens: () => Promise<unknown>, times = 1): HandOffDeps {
  const { deps } = house
  let left = times
  const handoffs: HandoffStore = {
    ...deps.handoffs,
    recordIfUnchanged: async (...given) => {
      if (left > 0) {
        left -= 1
        await happens()
      }
      return deps.handoffs.recordIfUnchanged(...given)
    },
  }
  const keyOf = signingKeys(deps.secretBox)
  return { ...deps, handoffs, keyOf, originOf: (subdomain) => `https://${subdomain}.zendesk.com` }
}

/** A hand-off asked for by the member's own session. */
async function request(memberId: string) {
  const now = house.clock.now().getTime()
  const sess = JSON.stringify({ signedInAt: now, epoch: 0, passport: { user: memberId } })
  await house.deps.database.db('sessions').insert({ sid: 'their-session', sess, expire: new Date(now + 60_000) })
  return {
    appKey: 'acme-help',
    sessionId: 'their-session',
    returnTo: undefined,
    requestId: 'r',
    ip: undefined,
  }
}

const count = async (type: string) =>
  Number((await house.deps.database.db('events').where({ type }).count({ n: '*' }).first())?.n)

test.each([
  ['suspended', () => house.deps.database.db('members').update({ status: 'suspended' }), 'member-suspended'],
  ['unverified', () => house.deps.database.db('members').update({ email_verified_at: null }), 'address-unverified'],
  ['stripped of credentials', () => house.deps.database.db('credentials').delete(), 'no-credentials'],
  ['switched off', () => house.deps.database.db('apps').update({ is_enabled: false }), 'app-disabled'],
] as const)('%s in between: refused, and no token is on record', async (_what, change, code) => {
  await makeApp(house.deps)
  const { id } = await makeMember(house.deps)
  const outcome = await handOff(interrupted(change), await request(id))
  expect(outcome).toMatchObject({ kind: 'refused', codes: [code] })
  expect(await count('handoff.issued')).toBe(0)
})

test('R42 a second member with credentials takes the same address in between: refused', async () => {
  await makeApp(house.deps)
  const { id, email } = await makeMember(house.deps)
  const outcome = await handOff(
    interrupted(() => makeMember(house.deps, { email })),
    await request(id),
  )
  expect(outcome).toMatchObject({ kind: 'refused', codes: ['address-shared'] })
})

test('a harmless change in between: the token says what is true now', async () => {
  await makeApp(house.deps)
  const { id } = await makeMember(house.deps, { name: 'Old Name' })
  const outcome = await handOff(
    interrupted(() => house.deps.database.db('members').update({ name: 'New Name' })),
    await request(id),
  )
  const payload =
    outcome.kind === 'issued' ? Buffer.from(outcome.token.split('.')[1] ?? '', 'base64url').toString() : ''
  expect(payload).toContain('New Name')
  expect(await count('handoff.issued')).toBe(1)
})

test('signed out in between: nothing is issued, and nobody is told anything', async () => {
  await makeApp(house.deps)
  const { id } = await makeMember(house.deps)
  const outcome = await handOff(
    interrupted(() => house.deps.database.db('sessions').delete()),
    await request(id),
  )
  expect(outcome).toEqual({ kind: 'unknown' })
  expect(await count('handoff.issued')).toBe(0)
})

test('facts that will not stand still: nothing is issued', async () => {
  await makeApp(house.deps)
  const { id } = await makeMember(house.deps)
  let n = 0
  const restless = interrupted(() => house.deps.database.db('members').update({ name: `Name ${(n += 1)}` }), 99)
  await expect(handOff(restless, await request(id))).rejects.toMatchObject({ code: 'server.busy' })
  expect(await count('handoff.issued')).toBe(0)
})
