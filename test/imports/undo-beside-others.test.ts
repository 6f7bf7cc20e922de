/** Undoing while others are at work: whom somebody built on meanwhile stays, and no ID that Zendesk knows is given again. */
import { expect, inject, test } from 'vitest'
import type { Db } from '../../src/db/connect.ts'
import { makeApp } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, visitor } from '../support/visitor.ts'
import { wizard, work } from './wizard.ts'

const app = testApp()
const file = `external_id,name,email,password,email_verified
8,Bo,bo@example.org,a password of theirs,true
9,Cy,cy@example.org,a password of theirs,true
`

const tombstones = async () =>
  (await app.deps.database.db('external_id_tombstones').select<{ external_id_key: string }[]>('*')).map(
    ({ external_id_key }) => external_id_key,
  )

const members = () => app.deps.database.db('members').whereIn('external_id', ['8', '9']).orderBy('id')

test('what was handed to Zendesk is buried, whoever deletes it', async () => {
  const person = await wizard(app)
  await person.imported(file)
  const [seen, unseen] = (await members()) as { id: string; external_id: string }[]
  await app.deps.events.record({ type: 'handoff.issued', actor: 'system', outcome: 'done', subjectId: seen!.id })
  await app.deps.database.db.transaction(async (db: Db) => {
    await db.raw(`select set_config('latchkey.undo', 'on', true)`)
    await db('members').whereIn('id', [seen!.id, unseen!.id]).delete()
  })
  expect(await tombstones()).toEqual([seen!.external_id])
})

// Two connections: the embedded database has one.
test.runIf(inject('databaseTemplate').kind === 'postgresql')(
  'somebody who signs in and goes to Zendesk while the undoing waits for another member stays',
  async () => {
    const { db } = app.deps.database
    const { key } = await makeApp(app.deps)
    const person = await wizard(app)
    const href = await person.imported(file)
    await person.undo(href)
    // Those who are undone are held in this order.
    const [first, second] = (await members()) as { id: string; external_id: string }[]

    const holding = await db.transaction()
    await holding.raw('select from members where id = ? for update', [first!.id])
    const undoing = work(app)
    await untilSomebodyWaits(db)
    const guest = visitor(app.server)
    await guest.signIn(second!.external_id, 'a password of theirs')
    const hop = await guest.get(`/sso/zendesk/${key}`)
    expect(handoffForm(hop.text).fields['jwt']).toBeDefined()
    await holding.rollback()
    await undoing

    expect(await members()).toMatchObject([{ id: second!.id }])
    const [undone] = await app.deps.imports.list(1)
    expect(undone).toMatchObject({ state: 'undone', undoCounts: { removed: 1, restored: 0, kept: 1 } })
  },
)

test.runIf(inject('databaseTemplate').kind === 'postgresql')(
  'somebody whose sign-in is under way when the undoing comes to them stays',
  async () => {
    const { db } = app.deps.database
    const person = await wizard(app)
    const href = await person.imported(file)
    await person.undo(href)
    const [first, second] = (await members()) as { id: string }[]

    const signingIn = await db.transaction()
    await signingIn('members').where({ id: second!.id }).update({ last_signed_in_at: app.clock.now() })
    await signingIn('events').insert({
      at: app.clock.now(),
      type: 'sign-in.succeeded',
      actor: `member:${second!.id}`,
      outcome: 'done',
      subject_id: second!.id,
    })
    const undoing = work(app)
    await untilSomebodyWaits(db)
    await signingIn.commit()
    await undoing

    expect(await members()).toMatchObject([{ id: second!.id }])
    expect(await app.deps.members.find(first!.id)).toBeUndefined()
    expect(await tombstones()).toEqual([])
  },
)

async function untilSomebodyWaits(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}
