/** What a hand-off sees of its member that a safeguard may act on. */
import { createHash } from 'node:crypto'
import type { DecidableCode } from '../../safeguards/gate/live-gate.ts'

export type EvidenceFields = Readonly<Record<string, string | number | boolean | null>>

/** At most one of each code: whoever else it is about stands together in it. */
export type Signal = {
  code: DecidableCode
  /** What they have in common, or the member's own ID. */
  key: string
  /** Whom else it is about: `member:<uuid>` and `zendesk:<id>`, in order. */
  others: readonly string[]
  /** The Zendesk account it was seen at, practice or real: a word on one is no word on another. */
  account: string
  /** What each of them has, this member included. Personal. */
  evidence: Readonly<Record<string, EvidenceFields>>
  /** It is about an agent or admin of Zendesk. */
  touchesStaff: boolean
  /** More people than anybody can decide about at once; they are not listed. */
  isCrowd: boolean
}

/** It takes two people: somebody it is about acts for the organisation, in Zendesk or here. */
export const isAboutStaff = ({ touchesStaff, evidence }: Signal): boolean =>
  touchesStaff || Object.values(evidence).some((fields) => fields['is_staff'] === true)

/** What a decision is bound to. A name that changes changes nothing: nobody is matched by it. */
export function evidenceHash({ code, key, others, account, evidence }: Signal): string {
  const matched = Object.entries(evidence).map(([subject, fields]) => [
    subject,
    Object.entries(fields)
      .filter(([field]) => field !== 'name')
      .sort(),
  ])
  return createHash('sha256')
    .update(JSON.stringify([code, key, others, account, matched.sort()]))
    .digest('hex')
}
