/** What somebody saw of a staff member's external ID in Zendesk. */
import { after, days } from '../../../kernel/clock.ts'

export type EvidenceSource = 'attested' | 'team-member-export'
/** The ID we have, another one, or a blank. */
export type EvidenceFound = 'same' | 'other' | 'none'

export type StaffEvidence = { memberId: string; found: EvidenceFound }

/** People and profiles change: what was seen longer ago counts as unseen. */
const goodFor = days(90)

/** What was seen before this moment has expired. */
export const expiredBefore = (now: Date): Date => after(now, -goodFor)
