/** The last result of each check of an app, in the database. */
import type { Db } from '../../db/connect.ts'
import type { CheckDetail, CheckName, CheckOutcome, CheckResult } from './app-check.ts'

export type AppChecksStore = ReturnType<typeof appChecksStore>

export type NewCheckResult = Omit<CheckResult, 'checkedBy'> & { checkedBy: string | undefined }

export function appChecksStore(db: Db) {
  return {
    async list(appId: string): Promise<CheckResult[]> {
      const rows = await db('app_checks')
        .leftJoin('members', 'members.id', 'app_checks.checked_by')
        .where({ app_id: appId })
        .select<CheckRow[]>('app_checks.*', 'members.name as checked_by_name')
      return rows.map(resultOf)
    },

    /** In place of the one before; of two made at the same time the later one stays. */
    async save(result: NewCheckResult): Promise<void> {
      await db('app_checks')
        .insert({
          app_id: result.appId,
          check_name: result.check,
          subdomain: result.subdomain,
          zendesk_origin: result.zendeskOrigin,
          public_url: result.publicUrl,
          outcome: result.outcome,
          code: result.code,
          detail: JSON.stringify(result.detail),
          checked_at: result.checkedAt,
          checked_by: result.checkedBy ?? null,
        })
        .onConflict(['app_id', 'check_name'])
        .merge()
        .where('app_checks.checked_at', '<=', result.checkedAt)
    },
  }
}

type CheckRow = {
  app_id: string
  check_name: CheckName
  subdomain: string
  zendesk_origin: string
  public_url: string
  outcome: CheckOutcome
  code: string
  detail: CheckDetail
  checked_at: Date
  checked_by: string | null
  checked_by_name: string | null
}

const resultOf = (row: CheckRow): CheckResult => ({
  appId: row.app_id,
  check: row.check_name,
  subdomain: row.subdomain,
  zendeskOrigin: row.zendesk_origin,
  publicUrl: row.public_url,
  outcome: row.outcome,
  code: row.code,
  detail: row.detail,
  checkedAt: row.checked_at,
  checkedBy:
    row.checked_by === null || row.checked_by_name === null
      ? undefined
      : { id: row.checked_by, name: row.checked_by_name },
})
