/** What was seen of the external IDs of staff in Zendesk, in the database; and whom of our staff a team-member export names. */
import type { Config } from '../../../config/config.ts'
import type { Db } from '../../../db/connect.ts'
import { runStatement } from '../../../db/query.ts'
import type { EvidenceSource, StaffEvidence } from './staff-evidence.ts'

export type StaffEvidenceStore = ReturnType<typeof staffEvidenceStore>

export type EvidencePlace = {
  appId: string
  subdomain: string
  source: EvidenceSource
  at: Date
  by: string | undefined
}

/** A staff member that a row of an export may mean. */
export type StaffMatch = {
  id: string
  name: string
  externalId: string
  /** As `emailKeys(…).exact` makes it. */
  emailKey: string | undefined
  isActive: boolean
}

export type NamedPerson = { id: string; name: string; externalId: string; email: string | undefined }

/** Knows only what was seen under the present ZENDESK_ORIGIN: practice proves nothing about the real Zendesk. */
export function staffEvidenceStore(db: Db, { zendeskOrigin }: Pick<Config, 'zendeskOrigin'>) {
  return {
    /** Only of active staff; says of whom. What was stored from the same source before is replaced. */
    async put(
      { appId, subdomain, source, at, by }: EvidencePlace,
      evidence: readonly StaffEvidence[],
    ): Promise<string[]> {
      const { rows } = await runStatement<{ member_id: string }>(
        db,
        `insert into staff_evidence (app_id, member_id, source, subdomain, zendesk_origin, found, seen_at, attested_by)
         select $1::uuid, m.id, $2, $3, $8, given.found, $4::timestamptz, $5::uuid
         from unnest($6::uuid[], $7::text[]) as given (member_id, found)
         join members m on m.id = given.member_id and m.is_staff and m.status = 'active'
         on conflict (app_id, member_id, source, zendesk_origin) do update
         set subdomain = excluded.subdomain, found = excluded.found, seen_at = excluded.seen_at,
           attested_by = excluded.attested_by
         returning member_id`,
        [
          appId,
          source,
          subdomain,
          at,
          by ?? null,
          evidence.map(({ memberId }) => memberId),
          evidence.map(({ found }) => found),
          zendeskOrigin,
        ],
      )
      return rows.map((row) => row.member_id)
    },

    /** Takes an attestation back; false when there was none. */
    async withdraw(appId: string, memberId: string): Promise<boolean> {
      const theirs = { app_id: appId, member_id: memberId, source: 'attested', zendesk_origin: zendeskOrigin }
      return (await db('staff_evidence').where(theirs).delete()) === 1
    },

    /** Staff, suspended ones too, who have one of these addresses (as exact keys) or external IDs (lower-case). */
    async findStaff(emailKeys: readonly string[], externalIdKeys: readonly string[]): Promise<StaffMatch[]> {
      const { rows } = await runStatement<StaffRow>(
        db,
        `select id, name, external_id, email_exact_key, status = 'active' as is_active from members
         where is_staff and (
           email_exact_key in (select unnest($1::text[])) or external_id_key in (select unnest($2::text[]))
         )
         order by name_key, id`,
        [emailKeys, externalIdKeys],
      )
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        externalId: row.external_id,
        emailKey: row.email_exact_key ?? undefined,
        isActive: row.is_active,
      }))
    },

    /** Which of these addresses belong to members who are not staff. */
    async listOtherMembersKeys(emailKeys: readonly string[]): Promise<string[]> {
      const { rows } = await runStatement<{ email_exact_key: string }>(
        db,
        `select distinct email_exact_key from members
         where email_exact_key in (select unnest($1::text[])) and not is_staff`,
        [emailKeys],
      )
      return rows.map((row) => row.email_exact_key)
    },

    /** Active staff who have none of these addresses: the first of them by name, and how many there are. */
    async listStaffWithout(
      emailKeys: readonly string[],
      limit: number,
    ): Promise<{ people: NamedPerson[]; count: number }> {
      const { rows } = await runStatement<StaffRow & { email: string | null; count: string | number }>(
        db,
        `select id, name, external_id, email, count(*) over () as count from members
         where is_staff and status = 'active'
           and (email_exact_key is null or email_exact_key not in (select unnest($1::text[])))
         order by name_key, id limit $2`,
        [emailKeys, limit],
      )
      return {
        people: rows.map(({ id, name, external_id, email }) => ({
          id,
          name,
          externalId: external_id,
          email: email ?? undefined,
        })),
        count: Number(rows[0]?.count ?? 0),
      }
    },
  }
}

type StaffRow = {
  id: string
  name: string
  external_id: string
  email_exact_key: string | null
  is_active: boolean
}
