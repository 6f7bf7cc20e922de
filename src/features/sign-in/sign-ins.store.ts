/**
 * The two statements of an everyday sign-in, prepared: everything it is judged by, and everything it leaves behind. As with
 * the hand-off, the second one reads the facts again and writes only if they are those that were judged. See
 * docs/decisions/014-what-a-password-costs.md.
 */
import type { Database } from '../../db/connect.ts'
import type { NewEvent } from '../events/event.ts'
import type { Member } from '../members/member.ts'
import { meantBy, type SignInName } from '../members/sign-in-name.ts'

export type SignInsStore = ReturnType<typeof signInsStore>

/** What the sign-in asks of a member; whoever needs more reads them in a transaction. */
export type SigningIn = Pick<Member, 'id' | 'status' | 'sessionEpoch' | 'email' | 'username' | 'externalId'>

/** Who a name means. A shared address and a name that fits two members mean nobody. */
export type Found<Someone = SigningIn> =
  { kind: 'one'; member: Someone; passwordHash: string | undefined } | { kind: 'none' } | { kind: 'ambiguous' }

/** Whose facts, in which browser. `browser`: the hash of its token. */
export type FactsKey = { name: SignInName; browser: string | undefined }

export type SignInFacts = {
  key: FactsKey
  found: Found
  /** The member has signed in with this browser before. */
  isKnownBrowser: boolean
  hasSecondFactor: boolean
  /** As text, since the database has to recognise them again, to the letter. */
  stamp: string
}

/** `forget`: the counters that begin anew. */
type Settling = { facts: SignInFacts; forget: readonly string[]; userAgent: string | undefined; at: Date }

export function signInsStore(database: Database) {
  return {
    /** The same statement for a name that nobody has, so that it costs the same. */
    async readFacts(key: FactsKey): Promise<SignInFacts> {
      const { name } = key
      const { read } = statements[name.kind]
      const { rows } = await database.query<{ stamp: string }>(read, keyValues(key), `sign-in-by-${name.kind}`)
      const stamp = rows[0]?.stamp ?? nobody
      return { key, stamp, ...factsIn(stamp, name) }
    },

    /**
     * For a member in a browser of theirs. False when the facts are others by now, or the member's sessions were ended in
     * this very moment: then nothing was written.
     */
    async settle({ facts, forget, userAgent, at }: Settling, event: NewEvent): Promise<boolean> {
      const { key, found, stamp } = facts
      if (found.kind !== 'one') return false
      const values = [
        ...keyValues(key),
        stamp,
        found.member.id,
        found.member.sessionEpoch,
        [...forget],
        userAgent ?? null,
        at,
        event.type,
        event.actor,
        event.outcome,
        event.requestId ?? null,
        JSON.stringify(event.detail ?? {}),
        event.ip ?? null,
      ]
      const { settle } = statements[key.name.kind]
      const { rowCount } = await database.query(settle, values, `sign-in-settled-by-${key.name.kind}`)
      return rowCount === 1
    },
  }
}

const keyValues = ({ name, browser }: FactsKey): unknown[] => [
  name.kind === 'address' ? name.exact : name.text,
  browser ?? null,
]

const factsOf = (condition: string): string => `
  select m.id, m.status, m.session_epoch, m.email, m.username, m.external_id, c.secret_hash,
    exists (select from devices d where d.member_id = m.id and d.token_hash = $2) as is_known,
    exists (select from totp_factors t where t.member_id = m.id)
      or exists (select from passkeys p where p.member_id = m.id) as has_factor
  from members m left join credentials c on c.member_id = m.id and c.kind = 'password'
  where ${condition} order by c.secret_hash is null, m.id limit 2`

const asText = "coalesce(json_agg(facts)::text, '[]')"
const nobody = '[]'

/**
 * The counters are held first, as everybody does who settles tries, so that no two wait for each other. Of a member who is
 * being changed at this moment, the newest row has to be in the epoch that was judged.
 */
const statementsOf = (condition: string) => ({
  read: `with facts as (${factsOf(condition)}) select ${asText} as stamp from facts`,
  settle: `
    with facts as (${factsOf(condition)}), held as materialized (
      select from sign_in_throttles where key = any ($6::text[]) order by key collate "C" for update
    ), seen as (
      update members m set last_signed_in_at = $8
      where (select count(*) from held) >= 0 and (select ${asText} from facts) = $3
        and m.id = $4 and m.session_epoch = $5 and m.status = 'active'
      returning m.id
    ), noted as (
      update devices d set user_agent = $7, last_seen_at = $8 from seen where d.member_id = seen.id and d.token_hash = $2
    ), freed as (
      update sign_in_throttles t set failures = 0, blocked_until = null from seen where t.key = any ($6::text[])
    ), ended as (
      delete from sign_in_streaks s using seen where s.member_id = seen.id
    )
    insert into events (at, type, actor, outcome, subject_id, request_id, detail, ip)
    select $8, $9, $10, $11, seen.id, $12, $13, $14 from seen`,
})

const statements = {
  address: statementsOf('m.email_exact_key = $1'),
  name: statementsOf('lower($1) in (m.username_key, m.external_id_key)'),
}

type FactsRow = {
  id: string
  status: Member['status']
  session_epoch: number
  email: string | null
  username: string | null
  external_id: string
  secret_hash: string | null
  is_known: boolean
  has_factor: boolean
}

function factsIn(stamp: string, name: SignInName): Pick<SignInFacts, 'found' | 'isKnownBrowser' | 'hasSecondFactor'> {
  const meant = meantBy(name, JSON.parse(stamp) as FactsRow[])
  if (meant.kind !== 'one') return { found: meant, isKnownBrowser: false, hasSecondFactor: false }
  const { row } = meant
  const member = {
    id: row.id,
    status: row.status,
    sessionEpoch: row.session_epoch,
    email: row.email ?? undefined,
    username: row.username ?? undefined,
    externalId: row.external_id,
  }
  return {
    found: { kind: 'one', member, passwordHash: row.secret_hash ?? undefined },
    isKnownBrowser: row.is_known,
    hasSecondFactor: row.has_factor,
  }
}
