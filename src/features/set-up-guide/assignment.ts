/**
 * When a group of people may be given the configuration in Zendesk: not before "Update of external IDs?" is attested to be
 * Off, and not before the roll-out here has reached them. Until then nobody is told how.
 */
import type { App, Stage } from '../apps/app.ts'

export const groups = ['staff', 'end-users'] as const
export type Group = (typeof groups)[number]

/** What is missing; `external-ids` before `stage`. */
export type AssignmentLock = 'external-ids' | 'stage'

/** Test people need the configuration to try it, so team members have it from there on, with their password beside it. */
const reachedFrom: Record<Group, readonly Stage[]> = {
  staff: ['test', 'staff', 'everyone'],
  'end-users': ['everyone'],
}

export function assignmentLock(
  group: Group,
  {
    stage,
    areExternalIdsOff,
  }: Pick<App, 'stage'> & { /** Attested, and still in force. */ areExternalIdsOff: boolean },
): AssignmentLock | undefined {
  if (!areExternalIdsOff) return 'external-ids'
  return reachedFrom[group].includes(stage) ? undefined : 'stage'
}
