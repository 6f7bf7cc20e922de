/** R62: addresses that somebody had before, that are about to change, or that changed since the last hand-off. */
import { expect, test } from 'vitest'
import { hours } from '../../../../src/kernel/clock.ts'
import { makeApp, makeMember } from '../../../support/make.ts'
import { testApp } from '../../../support/test-app.ts'
import { seeAll } from '../../../support/see-all.ts'
import { findingsIn, seeFindings } from './see-findings.ts'

const app = testApp()

const person = (externalId: string, email = `${externalId}@contoso.example`) =>
  makeMember(app.deps, { externalId, email })

async function changeAddress(externalId: string, email: string): Promise<void> {
  const { deps, clock } = app
  clock.advance(hours(1))
  const member = await deps.database
    .db<{ id: string; external_id: string; version: number }>('members')
    .where({ external_id: externalId })
    .first()
  await deps.members.update(member!.id, member!.version, { email, emailVerifiedAt: clock.now() }, clock.now())
}

test('email-recycled: an address that another member had, and proved', async () => {
  const { deps } = app
  await person('anna')
  await changeAddress('anna', 'anna.lund@contoso.example')
  await person('ben', 'Anna@contoso.example')
  const [seen, ...others] = await seeAll(deps, ['email-recycled'])
  expect(others).toEqual([])
  expect(seen).toMatchObject({
    severity: 'high',
    confidence: 'likely',
    evidence: { external_id: 'ben', former_holder: 'member' },
  })
})

test('email-recycled: an address of somebody who is gone, of whom only a digest is left', async () => {
  const { deps } = app
  const gone = await person('anna')
  await deps.members.delete(gone.id)
  await person('ben', 'anna@contoso.example')
  await person('cleo')
  expect(await seeAll(deps, ['email-recycled'])).toMatchObject([
    { evidence: { external_id: 'ben', former_holder: 'gone' } },
  ])
})

test('email-recycled: not one that nobody had proved, not their own', async () => {
  const { deps } = app
  await makeMember(deps, { externalId: 'anna', email: 'anna@contoso.example', emailVerifiedAt: undefined })
  await changeAddress('anna', 'anna.lund@contoso.example')
  await person('ben', 'anna@contoso.example')
  await person('cleo')
  await changeAddress('cleo', 'cleo.moe@contoso.example')
  await changeAddress('cleo', 'cleo@contoso.example')
  expect(await seeFindings(deps, 'email-recycled')).toEqual([])
})

test('pending-email-change: one that waits for longer than a day', async () => {
  const { deps, clock } = app
  const waiting = await person('anna')
  const fresh = await person('ben')
  const ended = await person('cleo')
  await askForAddress(waiting.id, 25)
  await askForAddress(fresh.id, 23)
  await askForAddress(ended.id, 25)
  await deps.addressChanges.void(ended.id, clock.now())
  expect(await seeFindings(deps, 'pending-email-change')).toEqual([
    { of: ['anna'], severity: 'medium', confidence: 'certain' },
  ])
  clock.advance(hours(30))
  expect(await seeFindings(deps, 'pending-email-change')).toEqual([])
})

/** Good for longer than our own are. */
async function askForAddress(memberId: string, hoursAgo: number): Promise<void> {
  const { deps, clock } = app
  await deps.addressChanges.insert({
    memberId,
    former: undefined,
    email: 'new@contoso.example',
    exactKey: 'new@contoso.example',
    sessionEpoch: 0,
    tokenHash: memberId,
    codeHash: 'none',
    codeExpiresAt: clock.now(),
    continueTo: undefined,
    createdAt: new Date(clock.now().getTime() - hours(hoursAgo)),
    expiresAt: new Date(clock.now().getTime() + hours(24)),
  })
}

test('email-changed-recently: changed since the last hand-off to that app, and to that app alone', async () => {
  const { deps, clock } = app
  const acme = await makeApp(deps)
  const other = await makeApp(deps, {
    name: 'Other',
    subdomain: 'other',
    secret: 'Aq8vT2nLr5KxWb7cYd3MfGh9JpRs4AuEe6NiQoXt1BwVgCkD',
  })
  const anna = await person('anna')
  const ben = await person('ben')
  const handOver = async (subjectId: string, appId: string) => {
    clock.advance(hours(1))
    await deps.events.record({
      type: 'handoff.issued',
      actor: `member:${subjectId}`,
      outcome: 'done',
      subjectId,
      appId,
    })
  }
  await handOver(anna.id, acme.id)
  await handOver(anna.id, other.id)
  await handOver(ben.id, acme.id)
  await changeAddress('anna', 'anna.lund@contoso.example')
  await handOver(anna.id, other.id)

  const seen = await seeAll(deps, ['email-changed-recently'])
  expect(seen).toMatchObject([
    { appId: acme.id, severity: 'medium', evidence: { external_id: 'anna', former_email: 'anna@contoso.example' } },
  ])
  await handOver(anna.id, acme.id)
  expect(await seeFindings(deps, 'email-changed-recently')).toEqual([])
})

test('email-changed-recently: not when it is what it was again, not for whoever was never handed over', async () => {
  const { deps } = app
  const acme = await makeApp(deps)
  const anna = await person('anna')
  await person('ben')
  await deps.events.record({
    type: 'handoff.issued',
    actor: 'system',
    outcome: 'done',
    subjectId: anna.id,
    appId: acme.id,
  })
  await changeAddress('anna', 'anna.lund@contoso.example')
  await changeAddress('anna', 'anna@contoso.example')
  await changeAddress('ben', 'ben.lund@contoso.example')
  expect(findingsIn(await seeAll(deps, ['email-changed-recently']))).toEqual([])
})
