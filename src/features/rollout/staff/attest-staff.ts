/** Takes an administrator's word that staff carry their external ID in Zendesk, person by person; and gives it back. */
import type { Clock } from '../../../kernel/clock.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { AppStores } from '../../apps/add-app.ts'
import type { By } from '../../events/event.ts'
import type { StaffEvidenceStore } from './staff-evidence.store.ts'

export type AttestStaffDeps = {
  clock: Clock
  inTransaction: InTransaction<AppStores & { staffEvidence: Pick<StaffEvidenceStore, 'put' | 'withdraw'> }>
}

/** How many it was taken for: whoever is not active staff is passed over. `attestedBy`: whose word it is. */
export async function attestStaff(
  deps: AttestStaffDeps,
  { key, memberIds, attestedBy, ...by }: By & { key: string; memberIds: readonly string[]; attestedBy: string },
): Promise<number> {
  const ids = [...new Set(memberIds.filter(isUuid).map((id) => id.toLowerCase()))]
  return deps.inTransaction(async ({ apps, events, staffEvidence }) => {
    const { id: appId, subdomain } = await apps.get(key)
    const place = { appId, subdomain, source: 'attested', at: deps.clock.now(), by: attestedBy } as const
    const attested = await staffEvidence.put(
      place,
      ids.map((memberId) => ({ memberId, found: 'same' })),
    )
    for (const subjectId of attested) {
      await events.record({ ...by, type: 'staff.id-attested', outcome: 'done', appId, subjectId, detail: { key } })
    }
    return attested.length
  })
}

export async function withdrawAttestation(
  deps: AttestStaffDeps,
  { key, memberId, ...by }: By & { key: string; memberId: string },
): Promise<void> {
  if (!isUuid(memberId)) return
  await deps.inTransaction(async ({ apps, events, staffEvidence }) => {
    const { id: appId } = await apps.get(key)
    if (!(await staffEvidence.withdraw(appId, memberId))) return
    const about = { appId, subjectId: memberId, detail: { key } }
    await events.record({ ...by, ...about, type: 'staff.id-attestation-withdrawn', outcome: 'done' })
  })
}
