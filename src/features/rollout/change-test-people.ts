/** Chooses who tries an app first. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from '../apps/add-app.ts'
import type { By } from '../events/event.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { FoundPerson, TestPeopleStore } from './test-people.store.ts'

export const mostTestPeople = 200

export type TestPeopleDeps = {
  clock: Clock
  inTransaction: InTransaction<AppStores & { members: Pick<MembersStore, 'find'>; testPeople: TestPeopleStore }>
}

/** Whom: by our own id, or by what somebody typed. */
export type Wanted = { memberId: string } | { typed: string }

export type AddTestPersonOutcome =
  { kind: 'added' | 'already-there' } | { kind: 'full' | 'nobody' } | { kind: 'several'; people: FoundPerson[] }

export async function addTestPerson(
  deps: TestPeopleDeps,
  { key, wanted, ...by }: By & { key: string; wanted: Wanted },
): Promise<AddTestPersonOutcome> {
  return deps.inTransaction(async ({ apps, events, members, testPeople }) => {
    // One at a time, so that two cannot both be the last.
    await apps.lock()
    const app = await apps.get(key)
    const found = 'typed' in wanted ? await testPeople.find(wanted.typed) : await oneOf(members, wanted.memberId)
    const [person, another] = found
    if (!person) return { kind: 'nobody' }
    if (another) return { kind: 'several', people: found }
    const count = await testPeople.count(app.id)
    const isNew = await testPeople.add(app.id, person.id, deps.clock.now())
    if (!isNew) return { kind: 'already-there' }
    if (count >= mostTestPeople) {
      await testPeople.remove(app.id, person.id)
      return { kind: 'full' }
    }
    const about = { appId: app.id, subjectId: person.id, detail: detailOf(key, { from: null, to: 'test' }) }
    await events.record({ ...by, ...about, type: 'app.changed', outcome: 'done' })
    return { kind: 'added' }
  })
}

export async function removeTestPerson(
  deps: TestPeopleDeps,
  { key, memberId, ...by }: By & { key: string; memberId: string },
): Promise<void> {
  await deps.inTransaction(async ({ apps, events, members, testPeople }) => {
    const app = await apps.get(key)
    const member = await members.find(memberId)
    if (!member || !(await testPeople.remove(app.id, member.id))) return
    const about = { appId: app.id, subjectId: member.id, detail: detailOf(key, { from: 'test', to: null }) }
    await events.record({ ...by, ...about, type: 'app.changed', outcome: 'done' })
  })
}

const detailOf = (key: string, list: Record<'from' | 'to', 'test' | null>) => ({ key, changed: ['test_people'], list })

async function oneOf(members: Pick<MembersStore, 'find'>, id: string): Promise<FoundPerson[]> {
  const member = await members.find(id)
  return member ? [member] : []
}
