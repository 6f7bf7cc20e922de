/** The guide as a list: its steps in the order that is never unsafe, and how far each of them is. */
import { assignmentLock, type AssignmentLock, type Group } from './assignment.ts'
import type { AttestableStep } from './attestation.ts'
import { attestedState, checkedState, isAttested, type GuideFacts } from './guide-facts.ts'
import type { CheckName } from './app-check.ts'

export const stepIds = [
  'registered',
  'help-center',
  'configuration',
  'secret',
  'external-ids',
  'endpoint',
  'clock',
  'staff',
  'end-users',
  'enabled',
  'fallback',
] as const
export type StepId = (typeof stepIds)[number]

/**
 * `unknown`: it was tried, and could not be found out. `stale`: what was found out is too old, or about something else.
 * `later`: its turn comes after another step.
 */
export type StepState = 'done' | 'to-do' | 'attention' | 'unknown' | 'stale' | 'later'

export type Guide = {
  steps: readonly { id: StepId; state: StepState }[]
  /** The first step that is not done; undefined: all of them are. */
  current: StepId | undefined
  doneCount: number
  locks: Record<Group, AssignmentLock | undefined>
}

export function judgeGuide(facts: GuideFacts): Guide {
  const steps = stepIds.map((id) => ({ id, state: states[id](facts) }))
  return {
    steps,
    current: steps.find(({ state }) => state !== 'done')?.id,
    doneCount: steps.filter(({ state }) => state === 'done').length,
    locks: { staff: lockOf(facts, 'staff'), 'end-users': lockOf(facts, 'end-users') },
  }
}

const states: Record<StepId, (facts: GuideFacts) => StepState> = {
  registered: () => 'done',
  'help-center': helpCenterState,
  configuration: (facts) => attestationStep(facts, 'configuration-pasted'),
  secret: (facts) =>
    facts.app.secretSetAt === undefined ? 'to-do' : worstOf(facts, ['secret-shape', 'secret-unique', 'secret-signs']),
  'external-ids': (facts) => attestationStep(facts, 'external-ids-off'),
  endpoint: (facts) => worstOf(facts, ['endpoint-reachable']),
  clock: (facts) => worstOf(facts, ['clock-skew']),
  staff: staffState,
  'end-users': endUsersState,
  enabled: enabledState,
  fallback: ({ fallback }) => fallbackSteps[fallback.state],
}

/** A sheet that says what is no longer so may lead people nowhere, just when they need it. */
const fallbackSteps = { never: 'to-do', current: 'done', outdated: 'attention' } as const

/** A person's word counts where the check could not tell, never against what it found. */
function helpCenterState(facts: GuideFacts): StepState {
  const checked = worstOf(facts, ['help-center'])
  if (checked === 'done' || checked === 'attention') return checked
  const attested = attestationStep(facts, 'help-center-active')
  return attested === 'to-do' ? checked : attested
}

function attestationStep(facts: GuideFacts, step: AttestableStep): StepState {
  const state = attestedState(facts, step)
  if (state === 'valid') return 'done'
  return state === 'expired' || state === 'void' ? 'attention' : 'to-do'
}

/** What weighs most comes first. */
function worstOf(facts: GuideFacts, checks: readonly CheckName[]): StepState {
  const found = checks.map((check) => checkedState(facts, check))
  if (found.includes('bad') || found.includes('warning')) return 'attention'
  if (found.includes('unknown')) return 'unknown'
  if (found.includes('stale')) return 'stale'
  return found.includes('missing') ? 'to-do' : 'done'
}

function staffState(facts: GuideFacts): StepState {
  const { stage, isEnabled } = facts.app
  const assigned = attestedState(facts, 'staff-assigned')
  if (assigned === 'expired') return 'attention'
  if (lockOf(facts, 'staff') === 'external-ids') return assigned === 'valid' ? 'attention' : 'later'
  if (assigned !== 'valid') return 'to-do'
  // Zendesk sends them here, and here they are turned away.
  if (stage === 'draft' || !isEnabled) return 'attention'
  return stage === 'test' ? 'to-do' : 'done'
}

function endUsersState(facts: GuideFacts): StepState {
  const { stage, isEnabled } = facts.app
  const assigned = attestedState(facts, 'end-users-assigned')
  if (assigned === 'expired') return 'attention'
  if (assigned === 'valid') return lockOf(facts, 'end-users') === undefined && isEnabled ? 'done' : 'attention'
  if (lockOf(facts, 'end-users') === 'external-ids') return 'later'
  return stage === 'staff' || stage === 'everyone' ? 'to-do' : 'later'
}

function enabledState(facts: GuideFacts): StepState {
  const both = [staffState(facts), endUsersState(facts)]
  if (both.includes('attention')) return 'attention'
  return both.every((state) => state === 'done') ? 'done' : 'later'
}

const lockOf = (facts: GuideFacts, group: Group): AssignmentLock | undefined =>
  assignmentLock(group, { stage: facts.app.stage, areExternalIdsOff: isAttested(facts, 'external-ids-off') })
