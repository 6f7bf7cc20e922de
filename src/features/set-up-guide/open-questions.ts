/** What about an app's set-up needs somebody's attention, as codes: for pages that show many things at once. */
import { after, days } from '../../kernel/clock.ts'
import type { App } from '../apps/app.ts'
import { checkNames, type CheckName } from './app-check.ts'
import { attestableSteps, type AttestableStep } from './attestation.ts'
import {
  attestationOf,
  attestedState,
  checkedState,
  readSetUpFacts,
  resultOf,
  type SetUpDeps,
  type SetUpFacts,
} from './guide-facts.ts'

export type OpenQuestion =
  | {
      /** `void`: said of an address of ours that is another one now. `soon`: it runs out within two weeks. */
      code:
        | 'attestation-expired'
        | 'attestation-expires-soon'
        | 'attestation-withdrawn'
        | 'attestation-void'
        | 'attestation-missing'
      step: AttestableStep
      /** When it ran out, will run out, or was withdrawn. */
      at: Date | undefined
    }
  | {
      /** `stale`: too old, or of what is different now. */
      code: 'check-bad' | 'check-warning' | 'check-unknown' | 'check-stale' | 'check-missing'
      check: CheckName
      /** When it was made. */
      at: Date | undefined
    }

/** Those about “Update of external IDs?” come first. What was never begun is no question while the app is a draft. */
export async function openQuestions(deps: SetUpDeps, app: App): Promise<OpenQuestion[]> {
  const facts = await readSetUpFacts(deps, app)
  const steps = [...attestableSteps].sort((a, b) => Number(b === first) - Number(a === first))
  return [
    ...steps.flatMap((step) => aboutAttestation(facts, step)),
    ...checkNames.flatMap((check) => aboutCheck(facts, check)),
  ]
}

const first: AttestableStep = 'external-ids-off'
const soon = days(14)

function aboutAttestation(facts: SetUpFacts, step: AttestableStep): OpenQuestion[] {
  const attestation = attestationOf(facts, step)
  switch (attestedState(facts, step)) {
    case 'expired':
      return [{ code: 'attestation-expired', step, at: attestation?.expiresAt }]
    case 'void':
      return [{ code: 'attestation-void', step, at: attestation?.attestedAt }]
    case 'withdrawn':
      return isNeeded(facts, step) ? [{ code: 'attestation-withdrawn', step, at: attestation?.withdrawnAt }] : []
    case 'missing':
      return isNeeded(facts, step) ? [{ code: 'attestation-missing', step, at: undefined }] : []
    case 'valid': {
      const isSoon = attestation !== undefined && attestation.expiresAt <= after(facts.now, soon)
      return isSoon ? [{ code: 'attestation-expires-soon', step, at: attestation.expiresAt }] : []
    }
  }
}

/** The Help Center is asked about only where the check cannot tell, an assignment once the roll-out is that far. */
function isNeeded({ app: { stage } }: SetUpFacts, step: AttestableStep): boolean {
  switch (step) {
    case 'external-ids-off':
    case 'configuration-pasted':
      return stage !== 'draft'
    case 'staff-assigned':
      return stage === 'staff' || stage === 'everyone'
    case 'end-users-assigned':
      return stage === 'everyone'
    case 'help-center-active':
      return false
  }
}

function aboutCheck(facts: SetUpFacts, check: CheckName): OpenQuestion[] {
  const at = resultOf(facts, check)?.checkedAt
  const isVouchedFor = check === 'help-center' && attestedState(facts, 'help-center-active') === 'valid'
  const state = checkedState(facts, check)
  switch (state) {
    case 'good':
      return []
    case 'bad':
    case 'warning':
      return [{ code: `check-${state}`, check, at }]
    case 'unknown':
    case 'stale':
      return isVouchedFor ? [] : [{ code: `check-${state}`, check, at }]
    case 'missing':
      return facts.app.stage === 'draft' || isVouchedFor ? [] : [{ code: 'check-missing', check, at }]
  }
}
