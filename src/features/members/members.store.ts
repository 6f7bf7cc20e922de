/**
 * Members and their credentials in the database, one at a time; `members.columns.ts` knows how one is spread over columns.
 * The import takes over many at once, and the hand-off reads its facts, in statements of their own.
 */
import type { Db } from '../../db/connect.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import { AppError } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Member, MemberOrigin, MemberStatus } from './member.ts'
import { columnsOf, memberOf, type MemberChange, type StoredMember } from './members.columns.ts'
import { meantBy, readSignInName } from './sign-in-name.ts'

export type MembersStore = ReturnType<typeof membersStore>

/** Who an identifier means. A shared address and a name that fits two members mean nobody. */
export type SignInMatch =
  { kind: 'one'; member: Member; passwordHash: string | undefined } | { kind: 'none' } | { kind: 'ambiguous' }

export type NewMemberRow = Omit<Member, 'version' | 'sessionEpoch' | 'createdAt' | 'updatedAt'> & {
  externalIdIssued: boolean
  origin: MemberOrigin
  at: Date
}

/** What keeps a member from being added or a username from being given. */
export type Conflict = 'external-id-taken' | 'external-id-retired' | 'username-taken'

export function membersStore(db: Db) {
  const one = (rows: StoredMember[]): Member | undefined => rows[0] && memberOf(rows[0])

  return {
    async find(id: string): Promise<Member | undefined> {
      if (!isUuid(id)) return undefined
      return one(await db<StoredMember>('members').where({ id }))
    },

    async get(id: string): Promise<Member> {
      const member = await this.find(id)
      if (!member) throw new AppError('page.not-found')
      return member
    },

    /** Everyone with this address, case and form of the domain aside. Oldest first. */
    async findByEmail(address: string): Promise<Member[]> {
      const { exact } = emailKeys(address)
      const rows = await db<StoredMember>('members').where({ email_exact_key: exact }).orderBy(['created_at', 'id'])
      return rows.map(memberOf)
    },

    async findForSignIn(identifier: string): Promise<SignInMatch> {
      const name = readSignInName(identifier)
      const { rows } =
        name.kind === 'address'
          ? await db.raw<SignInRows>(`${signInQuery} m.email_exact_key = ? order by c.secret_hash is null limit 2`, [
              name.exact,
            ])
          : await db.raw<SignInRows>(`${signInQuery} lower(?) in (m.username_key, m.external_id_key) limit 2`, [
              name.text,
            ])
      const meant = meantBy(name, rows)
      return meant.kind === 'one' ? matchOf(meant.row) : meant
    },

    /** The same for a member who is known already, whatever else their names may mean. */
    async findWithPassword(id: string): Promise<SignInMatch> {
      const { rows } = await db.raw<SignInRows>(`${signInQuery} m.id = ?`, [id])
      return rows[0] ? matchOf(rows[0]) : { kind: 'none' }
    },

    /** Undefined when an external ID or username is in the way: `findConflict` says which. */
    async insert(member: NewMemberRow): Promise<Member | undefined> {
      const row = {
        id: member.id,
        external_id: member.externalId,
        external_id_issued: member.externalIdIssued,
        ...columnsOf(member),
        origin: member.origin,
        created_at: member.at,
        updated_at: member.at,
      }
      const names = Object.keys(row)
      // Refused in the statement itself: a violated constraint would end the caller's whole transaction.
      const { rows } = await db.raw<{ rows: StoredMember[] }>(
        `insert into members (${names.join(', ')})
         select ${names.map(() => '?').join(', ')} where not exists (${conflicts}) on conflict do nothing returning *`,
        [...Object.values(row), ...conflictValues(member)],
      )
      return one(rows)
    },

    async findConflict(wanted: { externalId: string; username: string | undefined }): Promise<Conflict | undefined> {
      const { rows } = await db.raw<{ rows: { conflict: Conflict }[] }>(conflicts, conflictValues(wanted))
      return rows[0]?.conflict
    },

    /**
     * Undefined when the member is gone, is no longer at `version`, or cannot have the username. Another address counts
     * as unproved unless the same change says otherwise.
     */
    async update(id: string, version: number, change: MemberChange, at: Date): Promise<Member | undefined> {
      try {
        const rows = await db<StoredMember>('members')
          .where({ id, version })
          .whereRaw(`not exists (${holdersOfUsername})`, [change.username ?? null])
          .update({ ...columnsOf(change), ...voided(change, db), version: version + 1, updated_at: at })
          .returning('*')
        return one(rows)
      } catch (error) {
        if (!isUsernameRace(error)) throw error
        throw new AppError('state.conflict', { cause: error })
      }
    },

    /** Undefined when the member is gone or had this status already. */
    async setStatus(id: string, status: MemberStatus, at: Date): Promise<Member | undefined> {
      const rows = await db<StoredMember>('members')
        .where({ id })
        .whereNot({ status })
        .update({ status, version: db.raw('version + 1'), updated_at: at })
        .returning('*')
      return one(rows)
    },

    /** The external ID is buried with the member and never given again. False when there was nobody. */
    async delete(id: string): Promise<boolean> {
      return (await db('members').where({ id }).delete()) === 1
    },

    async setPassword(memberId: string, hash: string, at: Date): Promise<void> {
      await db('credentials')
        .insert({ member_id: memberId, kind: 'password', secret_hash: hash, created_at: at, updated_at: at })
        .onConflict(['member_id', 'kind'])
        .merge(['secret_hash', 'updated_at'])
    },

    /** For a stronger hash of the same password; does nothing when the password was changed since it was verified. */
    async replaceHash(memberId: string, verified: string, hash: string, at: Date): Promise<boolean> {
      const changed = await db('credentials')
        .where({ member_id: memberId, kind: 'password', secret_hash: verified })
        .update({ secret_hash: hash, updated_at: at })
      return changed === 1
    },

    async removeCredentials(memberId: string): Promise<void> {
      await db('credentials').where({ member_id: memberId }).delete()
    },

    /** Suspended owners count: the house has been set up. */
    async countOwners(): Promise<number> {
      const [row] = await db('members').where({ role: 'owner' }).count<{ owners: string }[]>({ owners: '*' })
      return Number(row?.owners ?? 0)
    },

    /** The owners who can act, held still until the transaction ends, so that two cannot remove each other at once. */
    async lockActiveOwners(): Promise<string[]> {
      const rows = await db<StoredMember>('members')
        .select('id')
        .where({ role: 'owner', status: 'active' })
        .orderBy('id')
        .forUpdate()
      return rows.map(({ id }) => id)
    },

    /** Held still until the transaction ends. Lock the owners first, where both are needed. */
    async lock(id: string): Promise<Member | undefined> {
      if (!isUuid(id)) return undefined
      return one(await db<StoredMember>('members').where({ id }).forUpdate())
    },

    /** When they had signed in before. Undefined when they are gone. No change of the member: their version stays. */
    async noteSignIn(id: string, at: Date): Promise<{ before: Date | undefined } | undefined> {
      const { rows } = await db.raw<{ rows: { before: Date | null }[] }>(
        `update members m set last_signed_in_at = ?
         from (select id, last_signed_in_at as before from members where id = ? for update) o
         where m.id = o.id returning o.before`,
        [at, id],
      )
      return rows[0] && { before: rows[0].before ?? undefined }
    },

    async count(): Promise<number> {
      const [row] = await db('members').count<{ members: string }[]>({ members: '*' })
      return Number(row?.members ?? 0)
    },

    /** The names of all custom attributes in use, in order. */
    async listAttributeNames(): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { name: string }[] }>(
        'select distinct jsonb_object_keys(attributes) as name from members order by name',
      )
      return rows.map(({ name }) => name)
    },

    /** The members behind `after` (an external ID key; undefined: from the beginning) in order of their external IDs. */
    async listPage(after: string | undefined, limit: number): Promise<{ members: Member[]; last: string | undefined }> {
      const rows = await db<StoredMember>('members')
        .where((where) => after !== undefined && void where.where('external_id_key', '>', after))
        .orderBy('external_id_key')
        .limit(limit)
      return { members: rows.map(memberOf), last: rows.at(-1)?.external_id_key }
    },
  }
}

const signInQuery = `
  select m.*, c.secret_hash
  from members m left join credentials c on c.member_id = m.id and c.kind = 'password'
  where`

/** Why somebody cannot have this external ID (three times) or this username (twice): each is a name to sign in with. */
const conflicts = `
  select 'external-id-taken' as conflict from members where external_id_key = lower(?) or username_key = lower(?)
  union all select 'external-id-retired' from external_id_tombstones where external_id_key = lower(?)
  union all select 'username-taken' from members where username_key = lower(?) or external_id_key = lower(?)`

/** Other members whom this name, when it is one, means already. */
const holdersOfUsername = `
  select 1 from members o where o.id <> members.id and lower(?) in (o.external_id_key, o.username_key)`

const conflictValues = ({ externalId, username }: { externalId: string; username: string | undefined }) => [
  externalId,
  externalId,
  externalId,
  username ?? null,
  username ?? null,
]

type SignInRow = StoredMember & { secret_hash: string | null }
type SignInRows = { rows: SignInRow[] }

const matchOf = (row: SignInRow): SignInMatch => ({
  kind: 'one',
  member: memberOf(row),
  passwordHash: row.secret_hash ?? undefined,
})

/** Writing the same address in another way proves nothing anew and loses nothing. */
function voided(change: MemberChange, db: Db): Record<string, unknown> {
  if (!('email' in change) || 'emailVerifiedAt' in change) return {}
  const exact = change.email === undefined ? null : emailKeys(change.email).exact
  return { email_verified_at: db.raw('case when email_exact_key = ? then email_verified_at end', [exact]) }
}

/** Two members given one username in the same moment: the statement looked before either was there. */
function isUsernameRace(error: unknown): boolean {
  return (error as { constraint?: unknown } | undefined)?.constraint === 'members_username_key_unique'
}
