/** Attacks on the sign-in are told from what was refused, written into the history once, and shown on the overview. */
import { beforeEach, describe, expect, test } from 'vitest'
import { findSignInAttacks } from '../../src/features/sign-in/attacks/find-attacks.ts'
import { watchSignIns } from '../../src/features/sign-in/attacks/watch-sign-ins.ts'
import { hours, minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
let count = 0
beforeEach(() => {
  count = 0
})

type Refused = { name?: string; source?: string; subjectId?: string }

/** As a refused sign-in leaves it. */
const refuse = ({ name = `name ${(count += 1)}`, source = '198.51.100.7', subjectId }: Refused = {}) =>
  app.deps.events.record({
    type: 'sign-in.failed',
    actor: 'anonymous',
    outcome: 'refused',
    subjectId,
    codes: ['wrong-password'],
    ip: source,
    personal: { name_fingerprint: name, source },
  })
const times = async (many: number, work: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < many; index += 1) await work(index)
}
const seen = () => app.deps.database.db<Record<string, unknown>>('events').whereRaw(`type like 'sign-in.%-seen'`)

describe('one source', () => {
  test('that tries many names a few times each sprays', async () => {
    await times(14, () => refuse())
    expect(await findSignInAttacks(app.deps)).toEqual([])
    await refuse()
    expect(await findSignInAttacks(app.deps)).toMatchObject([
      { kind: 'spray', source: '198.51.100.7', names: 15, failures: 15 },
    ])
  })

  test('that tries one name far more often than people do is a burst', async () => {
    await times(39, () => refuse({ name: 'ada' }))
    expect(await findSignInAttacks(app.deps)).toEqual([])
    await refuse({ name: 'ada' })
    expect(await findSignInAttacks(app.deps)).toMatchObject([{ kind: 'burst', failures: 40, names: 1 }])
    app.clock.advance(minutes(11))
    expect(await findSignInAttacks(app.deps)).toEqual([])
  })

  test('whose people mistype and then get in does neither', async () => {
    const ada = await makeMember(app.deps)
    await times(40, (index) => refuse({ name: `of ada ${index}`, subjectId: ada.id }))
    await app.deps.events.record({
      type: 'sign-in.succeeded',
      actor: `member:${ada.id}`,
      outcome: 'done',
      subjectId: ada.id,
    })
    expect(await findSignInAttacks(app.deps)).toEqual([])
  })
})

test('many sources that try many names together spray, though none of them does alone', async () => {
  await times(59, (index) => refuse({ source: `198.51.100.${index % 6}` }))
  expect(await findSignInAttacks(app.deps)).toEqual([])
  await refuse()
  expect(await findSignInAttacks(app.deps)).toMatchObject([{ kind: 'spray', source: undefined, names: 60, sources: 7 }])
})

test('real tries are told: the same name counts once, however it is typed', async () => {
  await makeMember(app.deps, { email: 'ada@example.org' })
  for (const name of ['ada@example.org', 'ADA@example.org', ...Array.from({ length: 14 }, (_, i) => `nobody ${i}`)]) {
    await visitor(app.server).signIn(name, 'not the password')
  }
  expect(await findSignInAttacks(app.deps)).toMatchObject([{ kind: 'spray', names: 15, failures: 16 }])
})

describe('what was seen', () => {
  test('is recorded once, by one of several processes, and again when it comes back', async () => {
    await times(15, () => refuse())
    await Promise.all([watchSignIns(app.deps), watchSignIns(app.deps)])
    app.clock.advance(minutes(1))
    await watchSignIns(app.deps)
    expect(await seen()).toMatchObject([
      {
        type: 'sign-in.spray-seen',
        actor: 'system',
        codes: ['one-source'],
        detail: { failures: 15, names: 15, sources: 1 },
        ip: '198.51.100.7',
      },
    ])
    app.clock.advance(hours(3))
    await watchSignIns(app.deps)
    await times(15, () => refuse())
    await watchSignIns(app.deps)
    expect(await seen()).toHaveLength(2)
  })

  test('is a line on the overview for a day', async () => {
    await makeMember(app.deps, { username: 'olga', role: 'owner' })
    const olga = visitor(app.server)
    await olga.signIn('olga', password)
    expect(readable((await olga.get('/admin')).text)).not.toMatch(/attack/)
    await times(15, () => refuse())
    await watchSignIns(app.deps)
    expect(readable((await olga.get('/admin')).text)).toMatch(/An attack on the sign-in in the last day/)
    app.clock.advance(hours(25))
    await olga.signIn('olga', password)
    expect(readable((await olga.get('/admin')).text)).not.toMatch(/attack/)
  })
})
