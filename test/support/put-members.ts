/** Many members at once, past all rules: for tests about what is in the store, however it came there. */
import type { Db } from '../../src/db/connect.ts'
import type { Deps } from '../../src/deps.ts'
import type { Member } from '../../src/features/members/member.ts'
import { columnsOf } from '../../src/features/members/members.columns.ts'

export type Person = Partial<
  Pick<
    Member,
    | 'externalId'
    | 'username'
    | 'name'
    | 'email'
    | 'phone'
    | 'organization'
    | 'isStaff'
    | 'status'
    | 'role'
    | 'createdAt'
  >
> & {
  /** Left out: as ordinary members. */
  isVerified?: boolean
  canSignIn?: boolean
  origin?: 'administrator' | 'command-line' | 'import' | 'self-service'
}

let count = 0

/**
 * Active, verified, with a password, but where they say otherwise. Their IDs in the same order. No trigger fires: for
 * thousands that is many times faster, and what a trigger would refuse gets in as well.
 */
export async function putMembers(deps: Deps, people: readonly Person[]): Promise<string[]> {
  const now = deps.clock.now()
  const rows = people.map((person) => ({ id: deps.random.uuid(), person }))
  const passwords = rows
    .filter(({ person }) => person.canSignIn ?? true)
    .map(({ id }) => ({ member_id: id, kind: 'password', secret_hash: 'x', created_at: now, updated_at: now }))
  await deps.database.db.transaction(async (transaction) => {
    await transaction.raw('set local session_replication_role = replica')
    await insert(
      transaction,
      'members',
      rows.map(({ id, person }) => ({ id, ...columnsOfPerson(person, now) })),
    )
    await insert(transaction, 'credentials', passwords)
  })
  return rows.map(({ id }) => id)
}

/** One value for all of them: the embedded database is slow in reading many. */
async function insert(db: Db, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (columns === '') return
  await db.raw(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(cast(null as ${table}), cast(? as jsonb))`,
    [JSON.stringify(rows)],
  )
}

function columnsOfPerson(person: Person, now: Date): Record<string, unknown> {
  count += 1
  const { externalId = `p-${count}`, name = `Person ${count}`, email, username, createdAt = now } = person
  return {
    external_id: externalId,
    ...columnsOf({
      isStaff: false,
      status: 'active',
      phone: undefined,
      organization: undefined,
      role: undefined,
      ...person,
      name,
      email,
      username,
    }),
    email_verified_at: (person.isVerified ?? true) && email !== undefined ? now : null,
    has_credentials: person.canSignIn ?? true,
    origin: person.origin ?? 'administrator',
    created_at: createdAt,
    updated_at: now,
  }
}
