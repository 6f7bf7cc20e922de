/** Forgetting what is personal in old events: when, how much, exactly once, and never the lines themselves. */
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetOldEvents, type ForgetDeps } from '../../src/features/events/retention/forget-old.ts'
import { sealEvents } from '../../src/features/events/seal-events.ts'
import { verifyChain } from '../../src/features/events/verify-chain.ts'
import { days } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/admin/settings/history'
const table = () => app.deps.database.db('events')

/** `ages` in days; each event has an address and values. */
async function recordOld(ages: readonly number[]): Promise<void> {
  await table().insert(
    ages.map((age) => ({
      at: new Date(app.clock.now().getTime() - days(age)),
      type: 'member.changed',
      actor: 'system',
      outcome: 'done',
      ip: '192.0.2.1',
      personal: JSON.stringify({ before: { name: 'Ada' } }),
    })),
  )
}

const keptCount = async (): Promise<number> =>
  Number(
    (
      await table()
        .where({ type: 'member.changed' })
        .whereNotNull('ip')
        .whereNotNull('personal')
        .count({ n: '*' })
        .first()
    )?.n,
  )

const forgottenEvents = () => table().where({ type: 'history.forgotten' }).orderBy('id')

describe('the work itself', () => {
  test('old events lose their address and values, the lines stay, and the chain is whole', async () => {
    await recordOld([900, 401, 399, 1])
    await expect.poll(() => sealEvents(app.deps), { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await forgetOldEvents(app.deps)).toBe(4)
    expect(await keptCount()).toBe(2)
    expect(await table().where({ type: 'member.changed' })).toHaveLength(4)
    expect(await forgottenEvents()).toMatchObject([{ detail: { addresses: 2, values: 2, days: 400 } }])
    expect(await verifyChain(app.deps)).toMatchObject({ kind: 'whole' })
    expect(await forgetOldEvents(app.deps)).toBe(0)
    expect(await forgottenEvents()).toHaveLength(1)
  })

  test('more than one run, killed half-way: what was done is done and recorded, the rest follows', async () => {
    await table().insert(
      Array.from({ length: 4_500 }, () => ({
        at: new Date(app.clock.now().getTime() - days(500)),
        type: 'member.changed',
        actor: 'system',
        outcome: 'done',
        ip: '192.0.2.1',
        personal: '{}',
      })),
    )
    let runs = 0
    const killed: ForgetDeps = {
      ...app.deps,
      inTransaction: (work) =>
        app.deps.inTransaction(async (stores) => {
          const done = await work(stores)
          runs += 1
          if (runs === 2) throw new Error('killed')
          return done
        }),
    }
    await expect(forgetOldEvents(killed)).rejects.toThrow('killed')
    expect(await keptCount()).toBe(2_500)
    expect(await forgottenEvents()).toMatchObject([{ detail: { addresses: 2_000 } }])
    await forgetOldEvents(app.deps)
    expect(await keptCount()).toBe(0)
    const told = (await forgottenEvents()).map(({ detail }: { detail: { addresses: number } }) => detail.addresses)
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(4_500)
  })

  test('an event from a clock that was ahead holds nothing up, and goes when its own time comes', async () => {
    await recordOld([500, 100, 500])
    await forgetOldEvents(app.deps)
    expect(await keptCount()).toBe(1)
    app.clock.advance(days(301))
    await forgetOldEvents(app.deps)
    expect(await keptCount()).toBe(0)
  })

  test('never means never', async () => {
    await recordOld([5_000])
    await app.deps.historySettings.get()
    await app.deps.historySettings.setKeepDays('never')
    expect(await forgetOldEvents(app.deps)).toBe(0)
    expect(await keptCount()).toBe(1)
  })
})

describe('in the console', () => {
  let owner: Visitor
  beforeEach(async () => {
    await makeMember(app.deps, { username: 'owner', role: 'owner' })
    owner = visitor(app.server)
    await owner.signIn('owner', password)
  })

  const inForce = async () => (await app.deps.historySettings.get()).keepDays

  test('a longer time is saved at once, a shorter one shows first what it takes', async () => {
    await recordOld([390, 200, 10])
    expect((await owner.submit(home, { days: '500' }, home)).headers['location']).toBe(`${home}?done=changed`)
    expect(await inForce()).toBe(500)

    const asked = await owner.submit(home, { days: '100' }, home)
    expect(asked.status).toBe(200)
    expect(readable(asked.text)).toContain('2 events lose their address or values')
    expect(await inForce()).toBe(500)
    const agreed = await owner.post(home, { days: '100', was: '500' })
    expect(agreed.headers['location']).toBe(`${home}?done=changed`)
    expect(await inForce()).toBe(100)
    expect(await table().where({ type: 'history.retention-changed' }).orderBy('id')).toMatchObject([
      { detail: { from: 400, to: 500 } },
      { detail: { from: 500, to: 100 } },
    ])
  })

  test('what was agreed to when something else was in force is shown once more', async () => {
    const answer = await owner.post(home, { days: '60', was: '300' })
    expect(readable(answer.text)).toContain('Not changed yet')
    expect(await inForce()).toBe(400)
  })

  test('never, and back from it', async () => {
    expect((await owner.submit(home, { days: 'rubbish', never: 'on' }, home)).status).toBe(303)
    expect(await inForce()).toBe('never')
    expect(readable((await owner.get(home)).text)).toContain('kept for ever')
    expect(readable((await owner.submit(home, { days: '3650', never: '' }, home)).text)).toContain('Not changed yet')
  })

  test.each(['', '29', '3651', '400.5', '-400', '1e3', '٤٠٠', 'many'])(
    '%j is refused with the words back',
    async (given) => {
      const answer = await owner.submit(home, { days: given, never: '' }, home)
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain('whole number of days from 30 to 3650')
      expect(await inForce()).toBe(400)
    },
  )

  test('after a while the password is asked for first', async () => {
    app.clock.advance(days(0) + 11 * 60_000)
    const asked = await owner.submit(home, { days: '500' }, home)
    expect(asked.status).toBe(403)
    expect(await inForce()).toBe(400)
  })

  test('an auditor reads it and has no form', async () => {
    await makeMember(app.deps, { username: 'auditor', role: 'auditor' })
    const auditor = visitor(app.server)
    await auditor.signIn('auditor', password)
    const page = await auditor.get(home)
    expect(readable(page.text)).toContain('forgotten after 400 days')
    expect(page.text).not.toContain(`action="${home}"`)
  })
})
