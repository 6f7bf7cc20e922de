/** Whom a policy would let in, before it is saved: in numbers, and what nobody should do by accident. */
import type { App } from '../apps/app.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { AccessCounts, AccessQuery, CountedPerson } from './access.query.ts'
import { mayEnter } from './may-enter.ts'

export type AccessPreview = {
  counts: AccessCounts
  /** Administrators who are newly kept out, as many as fit into a sentence; `more`: there are others. */
  administrators: { people: readonly CountedPerson[]; more: boolean }
  /** Whoever asks is let in now and would not be. */
  keepsSelfOut: boolean
  /** None of those who can sign in at all would be let in. */
  letsNobodyIn: boolean
  /** Nobody who can sign in would be kept out any more, though somebody is now; or everybody else is let in, and was not. */
  opensToEverybody: boolean
}

type Asked = { app: App; policy: AccessPolicy; administratorId: string }

const mostNamed = 10

export async function previewAccess(
  { access }: { access: AccessQuery },
  { app, policy, administratorId }: Asked,
): Promise<AccessPreview> {
  const comparison = { appId: app.id, before: app.accessPolicy, after: policy }
  const counts = await access.count(comparison)
  const { people, last } = await access.listPage(comparison, {
    people: 'administrators-newly-out',
    after: undefined,
    limit: mostNamed,
  })
  const self = await access.findPerson(app.id, administratorId)
  const isOut = (law: AccessPolicy): boolean => self !== undefined && mayEnter(law, self).kind === 'refused'
  return {
    counts,
    administrators: { people, more: last !== undefined },
    keepsSelfOut: !isOut(app.accessPolicy) && isOut(policy),
    letsNobodyIn: counts.members > 0 && counts.letIn === 0,
    opensToEverybody:
      (app.accessPolicy.otherwise === 'deny' && policy.otherwise === 'allow') ||
      (counts.newlyIn > 0 && counts.keptOut === 0),
  }
}

/** Whether a policy is put in force only by somebody who just proved who they are. */
export const isGrave = ({ keepsSelfOut, letsNobodyIn, opensToEverybody }: AccessPreview): boolean =>
  keepsSelfOut || letsNobodyIn || opensToEverybody
