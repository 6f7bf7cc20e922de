/** What the practice Zendesk knows, brought into the demo as a user export is: one user a line, as the API writes them. */
import type { Deps } from '../../deps.ts'
import type { Person } from '../../features/practice/practice-state.ts'
import { importZendeskUsers } from '../../features/zendesk/import-users.ts'
import { cameAfterExport } from './demo-people.ts'

/**
 * At every start, since the practice Zendesk begins afresh each time. Refused when somebody brought in a far larger file of
 * their own, which then stays.
 */
export async function bringInPractice(deps: Deps, appKey: string, people: readonly Person[]): Promise<void> {
  const exported = people.filter(({ email }) => !cameAfterExport.includes(email))
  await importZendeskUsers(deps, {
    appKey,
    kind: 'user-export',
    input: linesOf(exported),
    asOf: deps.clock.now(),
    isDryRun: false,
    acceptsFewer: false,
    by: { actor: 'system' },
    importedBy: undefined,
  })
}

// eslint-disable-next-line @typescript-eslint/require-await -- an import reads chunks as they come
async function* linesOf(people: readonly Person[]): AsyncIterable<Buffer> {
  for (const person of people) yield Buffer.from(`${JSON.stringify(userOf(person))}\n`)
}

const userOf = (person: Person) => ({
  id: person.id,
  name: person.name,
  email: person.email,
  // The account owner is an admin in exports, too.
  role: person.role === 'owner' ? 'admin' : person.role,
  external_id: person.externalId ?? null,
  phone: person.phone ?? null,
  suspended: person.isSuspended,
  active: !person.isDeleted,
  created_at: person.createdAt.toISOString(),
  last_login_at: person.lastSignInAt?.toISOString() ?? null,
  identities: [
    { type: 'email', value: person.email, primary: true, verified: true },
    ...person.secondaryEmails.map((value) => ({ type: 'email', value, primary: false, verified: true })),
  ],
})
