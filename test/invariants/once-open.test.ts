/** Ways onto somebody else's Zendesk user that were open once, and what keeps others away before anything is known. */
import { beforeEach, describe, expect, test } from 'vitest'
import { eraseMember } from '../../src/features/members/erase-member.ts'
import { removeCredentials } from '../../src/features/members/remove-credentials.ts'
import { defaultSwitches } from '../../src/features/practice/practice-switches.ts'
import { importFile } from '../imports/member-files.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { changeByAdministrator, registerSomebody } from './deeds.ts'
import type { Position } from './positions.ts'
import { handOver, openWorld, type World } from './world.ts'

const house = testApp()
const lenient = { ...defaultSwitches, onMismatch: 'keep-id', secondaryMatch: 'match' } as const
let world: World

const open = async (knowledge: Position['knowledge'], switches: Partial<Position['switches']> = {}) => {
  world = await openWorld(house, { knowledge, switches: { ...lenient, ...switches } })
}

async function bringIn(externalId: string, email: string, isVerified: 'yes' | 'no' = 'yes'): Promise<string> {
  const head = 'external_id,name,email,email_verified,password'
  await importFile(house.deps, `${head}\n${externalId},Mia,${email},${isVerified},correct horse battery\n`)
  const found = await house.deps.members.findForSignIn(externalId)
  return found.kind === 'one' ? found.member.id : ''
}

async function lastHandoff(memberId: string): Promise<{ type: string; codes: string[] }> {
  await handOver(world, memberId)
  const of = { subject_id: memberId }
  const row: unknown = await house.deps.database
    .db('events')
    .where(of)
    .whereIn('type', ['handoff.issued', 'handoff.refused'])
    .orderBy('id', 'desc')
    .first('type', 'codes')
  return row as { type: string; codes: string[] }
}

describe('whoever comes after somebody with the same address is held', () => {
  let first: string
  beforeEach(async () => {
    await open('none')
    first = await bringIn('id-1', 'mia@club.example')
    expect(await lastHandoff(first)).toMatchObject({ type: 'handoff.issued' })
  })
  const held = { type: 'handoff.refused', codes: ['email-recycled'] }

  test('who has it still, and cannot sign in any more', async () => {
    await house.deps.inTransaction((stores) =>
      removeCredentials({ ...house.deps, ...stores }, { id: first, actor: 'system' }),
    )
    expect(await lastHandoff(await bringIn('id-2', 'mia@club.example'))).toEqual(held)
  })

  test('who had it, and lost its proof before they gave it up', async () => {
    await bringIn('id-1', 'mia@club.example', 'no')
    await changeByAdministrator(world, first, 'new@club.example')
    expect(await lastHandoff(await bringIn('id-2', 'mia@club.example'))).toEqual(held)
  })

  test('who had it, lost its proof and was erased', async () => {
    await bringIn('id-1', 'mia@club.example', 'no')
    await house.deps.inTransaction((stores) =>
      eraseMember({ ...house.deps, ...stores }, { id: first, actor: 'system' }),
    )
    expect(await lastHandoff(await bringIn('id-2', 'mia@club.example'))).toEqual(held)
  })
})

test.each([
  ['lóne@desk.example', 'ignore-accents'],
  ['lone+a@desk.example', 'ignore-plus-tag'],
] as const)('%s is not let in as the agent lone@desk.example', async (email, emailComparison) => {
  await open('users', { emailComparison })
  await registerSomebody(world, email)
  const { id } = (await house.deps.members.findByEmail(email))[0] ?? { id: '' }
  expect(await lastHandoff(id)).toEqual({ type: 'handoff.refused', codes: ['staff-email-match'] })
})

test('while nothing is known of Zendesk, the address of staff who have no password yet lets nobody else in', async () => {
  await open('none')
  const { id } = await makeMember(house.deps, { email: 'agent@desk.example', isStaff: true, password: undefined })
  const stranger = await bringIn('id-1', 'agent@desk.example')
  expect(await lastHandoff(stranger)).toMatchObject({ type: 'handoff.refused', codes: ['address-shared'] })
  expect(id).not.toBe(stranger)
})

test('while nothing is known of Zendesk, nobody but staff gets a token before the last stage', async () => {
  await open('none')
  const { id, version, ...app } = world.app
  await house.deps.apps.update(id, version, { ...app, stage: 'staff' }, house.clock.now())
  await registerSomebody(world, 'lone@desk.example')
  const [stranger] = await house.deps.members.findByEmail('lone@desk.example')
  expect(await lastHandoff(stranger?.id ?? '')).toEqual({ type: 'handoff.refused', codes: ['not-in-stage'] })
  expect(await lastHandoff(world.members[0] ?? '')).toMatchObject({ type: 'handoff.issued' })
})
