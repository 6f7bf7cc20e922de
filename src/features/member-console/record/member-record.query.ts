/** What the page of one member shows beside the member: how they sign in, who shares their address, and what is under way. */
import type { Db } from '../../../db/connect.ts'
import type { PeopleList } from '../../access/access-policy.ts'
import type { FactorSummary } from '../../second-factor/factors.ts'

export type MemberRecordQuery = ReturnType<typeof memberRecordQuery>

export type MemberRecord = {
  lastSignedInAt: Date | undefined
  /** Never more than that they exist, and since when. */
  credentials: { kind: string; createdAt: Date; updatedAt: Date }[]
  factors: FactorSummary
  /** Browsers they have signed in with, as far as these are still known. */
  browsers: number
  /** Others with the address, at most ten. */
  sharers: { id: string; name: string; externalId: string; hasCredentials: boolean }[]
  setupLinks: { createdAt: Date; expiresAt: Date; isMailed: boolean }[]
  verificationLinks: { createdAt: Date; expiresAt: Date }[]
  appLists: { app: string; list: PeopleList; addedAt: Date }[]
}

export function memberRecordQuery(db: Db) {
  return {
    async find(memberId: string, now: Date): Promise<MemberRecord> {
      const { rows } = await db.raw<{ rows: [Row] }>(recordStatement, { id: memberId, now })
      const [row] = rows
      return {
        lastSignedInAt: optionalDate(row.last_signed_in_at),
        credentials: row.credentials.map(({ kind, created_at, updated_at }) => ({
          kind,
          createdAt: new Date(created_at),
          updatedAt: new Date(updated_at),
        })),
        factors: { hasTotp: row.has_totp, passkeys: row.passkeys, recoveryCodes: row.recovery_codes },
        browsers: row.browsers,
        sharers: row.sharers.map(({ external_id, has_credentials, ...sharer }) => ({
          ...sharer,
          externalId: external_id,
          hasCredentials: has_credentials,
        })),
        setupLinks: row.setup_links.map(({ is_mailed, ...link }) => ({ ...spanOf(link), isMailed: is_mailed })),
        verificationLinks: row.verification_links.map(spanOf),
        appLists: row.app_lists.map(({ app, list, added_at }) => ({ app, list, addedAt: new Date(added_at) })),
      }
    },
  }
}

/** One row, each list of it as JSON: the embedded database has one connection, and a page should ask little. */
const recordStatement = `
  with m as (select id, email_exact_key, last_signed_in_at from members where id = cast(:id as uuid))
  select
    (select to_json(m.last_signed_in_at) from m) as last_signed_in_at,
    coalesce((
      select json_agg(json_build_object('kind', c.kind, 'created_at', c.created_at, 'updated_at', c.updated_at) order by c.kind)
      from credentials c join m on c.member_id = m.id
    ), '[]') as credentials,
    exists (select from totp_factors t join m on t.member_id = m.id) as has_totp,
    (select count(*)::integer from passkeys k join m on k.member_id = m.id) as passkeys,
    (select count(*)::integer from recovery_codes c join m on c.member_id = m.id where c.used_at is null) as recovery_codes,
    (select count(*)::integer from devices d join m on d.member_id = m.id) as browsers,
    coalesce((
      select json_agg(o) from (
        select o.id, o.name, o.external_id, o.has_credentials from members o
        join m on o.email_exact_key = m.email_exact_key and o.id <> m.id
        order by o.name_key, o.id limit 10
      ) o
    ), '[]') as sharers,
    coalesce((
      select json_agg(l) from (
        select l.created_at, l.expires_at, l.email_exact_key is not null as is_mailed
        from setup_links l join m on l.member_id = m.id
        where l.consumed_at is null and l.expires_at > cast(:now as timestamptz)
          and (l.email_exact_key is null or l.email_exact_key = m.email_exact_key)
        order by l.created_at desc limit 10
      ) l
    ), '[]') as setup_links,
    coalesce((
      select json_agg(l) from (
        select l.created_at, l.expires_at
        from verification_links l join m on l.member_id = m.id and l.email_exact_key = m.email_exact_key
        where l.used_at is null and l.voided_at is null and l.expires_at > cast(:now as timestamptz)
        order by l.created_at desc limit 10
      ) l
    ), '[]') as verification_links,
    coalesce((
      select json_agg(json_build_object('app', a.name, 'list', p.list, 'added_at', p.added_at) order by a.name, p.list)
      from app_people p join m on p.member_id = m.id join apps a on a.id = p.app_id
      where a.deleted_at is null
    ), '[]') as app_lists`

type Span = { created_at: string; expires_at: string }

type Row = {
  last_signed_in_at: string | null
  credentials: { kind: string; created_at: string; updated_at: string }[]
  has_totp: boolean
  passkeys: number
  recovery_codes: number
  browsers: number
  sharers: { id: string; name: string; external_id: string; has_credentials: boolean }[]
  setup_links: (Span & { is_mailed: boolean })[]
  verification_links: Span[]
  app_lists: { app: string; list: PeopleList; added_at: string }[]
}

const spanOf = ({ created_at, expires_at }: Span) => ({
  createdAt: new Date(created_at),
  expiresAt: new Date(expires_at),
})

const optionalDate = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text))
