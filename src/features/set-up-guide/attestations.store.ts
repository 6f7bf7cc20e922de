/** What administrators put their names under, in the database. Rows are added and withdrawn, never changed otherwise. */
import type { Config } from '../../config/config.ts'
import type { Db } from '../../db/connect.ts'
import type { AttestableStep, Attestation } from './attestation.ts'

export type AttestationsStore = ReturnType<typeof attestationsStore>

export type NewAttestation = Omit<Attestation, 'attestedBy' | 'withdrawnAt'> & { attestedBy: string }

/** Knows only what was said under the present ZENDESK_ORIGIN: practice proves nothing about the real Zendesk. */
export function attestationsStore(db: Db, { zendeskOrigin }: Pick<Config, 'zendeskOrigin'>) {
  /** The latest one of each step, withdrawn and expired ones included. */
  const latest = (appId: string, subdomain: string) =>
    db
      .select<AttestationRow[]>('latest.*', 'members.name as attested_by_name')
      .from(
        db('app_attestations')
          .distinctOn('step')
          .where({ app_id: appId, subdomain, zendesk_origin: zendeskOrigin })
          .orderBy([{ column: 'step' }, { column: 'attested_at', order: 'desc' }, { column: 'id', order: 'desc' }])
          .as('latest'),
      )
      .leftJoin('members', 'members.id', 'latest.attested_by')

  return {
    /** Of this app and this Zendesk account: what can be relied on now, at most one a step. */
    async listValid(appId: string, subdomain: string, now: Date): Promise<Attestation[]> {
      const rows = await latest(appId, subdomain).whereNull('withdrawn_at').where('expires_at', '>', now)
      return rows.map(attestationOf)
    },

    async listLatest(appId: string, subdomain: string): Promise<Attestation[]> {
      const rows = await latest(appId, subdomain)
      return rows.map(attestationOf)
    },

    async insert(attestation: NewAttestation): Promise<void> {
      await db('app_attestations').insert({
        id: attestation.id,
        app_id: attestation.appId,
        subdomain: attestation.subdomain,
        zendesk_origin: zendeskOrigin,
        public_url: attestation.publicUrl,
        step: attestation.step,
        attested_by: attestation.attestedBy,
        attested_at: attestation.attestedAt,
        expires_at: attestation.expiresAt,
      })
    },

    /** Every one that is still good; how many there were. */
    async withdraw(of: { appId: string; subdomain: string; step: AttestableStep }, at: Date): Promise<number> {
      return db('app_attestations')
        .where({ app_id: of.appId, subdomain: of.subdomain, step: of.step, zendesk_origin: zendeskOrigin })
        .whereNull('withdrawn_at')
        .where('expires_at', '>', at)
        .update({ withdrawn_at: at })
    },
  }
}

type AttestationRow = {
  id: string
  app_id: string
  subdomain: string
  public_url: string
  step: AttestableStep
  attested_by: string | null
  attested_by_name: string | null
  attested_at: Date
  expires_at: Date
  withdrawn_at: Date | null
}

const attestationOf = (row: AttestationRow): Attestation => ({
  id: row.id,
  appId: row.app_id,
  subdomain: row.subdomain,
  publicUrl: row.public_url,
  step: row.step,
  attestedBy:
    row.attested_by === null || row.attested_by_name === null
      ? undefined
      : { id: row.attested_by, name: row.attested_by_name },
  attestedAt: row.attested_at,
  expiresAt: row.expires_at,
  withdrawnAt: row.withdrawn_at ?? undefined,
})
