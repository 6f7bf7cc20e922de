/** Names a member for an app, to be let in or kept out whatever the rules say; or takes the name back. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from '../apps/add-app.ts'
import type { By } from '../events/event.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { AccessQuery } from './access.query.ts'
import { mayEnter } from './may-enter.ts'
import type { FoundPerson, NamedList, NamedPeopleStore } from './named-people.store.ts'

type Stores = AppStores & { namedPeople: NamedPeopleStore }

export type NamePersonDeps = { clock: Clock; inTransaction: InTransaction<Stores> }

/** `list` undefined: in neither list any more. */
export type Naming = { key: string; memberId: string; list: NamedList | undefined }

export type NamePersonOutcome =
  /** `unchanged`: it was so already. */
  { kind: 'named' | 'unchanged'; person: FoundPerson } | { kind: 'full' } | { kind: 'unknown-member' }

/** Far fewer than rules are for: each is looked up with every count. */
export const mostNamed = 500

/** Whoever is in the other list leaves it: one person, one word. */
export async function namePerson(
  { clock, inTransaction }: NamePersonDeps,
  { key, memberId, list, ...by }: By & Naming,
): Promise<NamePersonOutcome> {
  return inTransaction(async ({ apps, events, namedPeople }) => {
    await apps.lock()
    const app = await apps.get(key)
    const person = await namedPeople.find(app.id, memberId)
    if (!person) return { kind: 'unknown-member' }
    if (person.list === list) return { kind: 'unchanged', person }
    if (list !== undefined && (await namedPeople.count(app.id))[list] >= mostNamed) return { kind: 'full' }

    await namedPeople.remove(app.id, memberId)
    if (list !== undefined) await namedPeople.add(app.id, memberId, list, clock.now())
    await events.record({
      ...by,
      type: 'app.changed',
      outcome: 'done',
      appId: app.id,
      subjectId: memberId,
      detail: { key, changed: ['access_people'], list: { from: person.list ?? null, to: list ?? null } },
    })
    return { kind: 'named', person }
  })
}

type Judging = { apps: Pick<AppsStore, 'get'>; access: Pick<AccessQuery, 'findPerson'> }

/** Whether the administrator who asks for it would lock themselves out by it. */
export async function keepsSelfOut(
  { apps, access }: Judging,
  { key, memberId, list, administratorId }: Naming & { administratorId: string },
): Promise<boolean> {
  if (memberId !== administratorId) return false
  const app = await apps.get(key)
  const self = await access.findPerson(app.id, memberId)
  if (!self) return false
  const others = self.namedIn.filter((each) => each === 'test')
  const then = { ...self, namedIn: list === undefined ? others : [...others, list] }
  return mayEnter(app.accessPolicy, self).kind === 'allowed' && mayEnter(app.accessPolicy, then).kind === 'refused'
}
