/** The set-up guide of one app: a checklist from nothing to everybody signing in, in the order that is never unsafe. */
import type { ComponentType } from 'preact'
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FallbackStep } from './fallback-step.tsx'
import {
  ClockStep,
  ConfigurationStep,
  EndpointStep,
  ExternalIdsStep,
  HelpCenterStep,
  RegisteredStep,
  SecretStep,
} from './first-steps.tsx'
import type { GuideContext, ShownAttestation, StepId, StepState } from './guide-props.ts'
import { EnabledStep, EndUsersStep, StaffStep } from './letting-in-steps.tsx'
import { Progress, StepStateBadge, stepTitles } from './step-state.tsx'

export type GuidePageProps = {
  frame: ConsoleFrame
  app: AppHeadProps['app']
  context: GuideContext
  steps: readonly { id: StepId; state: StepState }[]
  doneCount: number
  /** The first step that is not done. */
  current: StepId | undefined
  /** The step something was just done to; it stays open. */
  acted?: StepId | undefined
}

export function GuidePage({ frame, app, context, steps, doneCount, current, acted }: GuidePageProps) {
  const { csrfToken, home, canChange, errors, attestations } = context
  const hasErrors = Object.keys(errors).length > 0
  const title = `Set-up of ${app.name}`
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame} modules={['copy']}>
      <AppHead app={app} here="set-up" />
      <ErrorSummary errors={errors} />
      <AskAgain state={attestations['external-ids-off'].state} stage={context.app.stage} />
      <section class="card guide-head" aria-labelledby="guide-title">
        <div class="stack stack-tight">
          <h2 id="guide-title">Set-up guide</h2>
          <Progress {...progressOf(steps, doneCount, current)} />
        </div>
        {canChange && (
          <form method="post" action={`${home}/set-up/checks`}>
            <CsrfField token={csrfToken} />
            <Button kind="secondary">Run all checks</Button>
          </form>
        )}
      </section>
      <ol class="guide">
        {steps.map(({ id, state }) => (
          <GuideStep key={id} id={id} state={state} isOpen={id === current || id === acted} context={context} />
        ))}
      </ol>
      <p class="note">
        Labels and paths are Zendesk’s as far as its articles were seen to use them. None of it was confirmed on a live
        account, and yours may look different.
      </p>
    </Page>
  )
}

export function progressOf(steps: GuidePageProps['steps'], doneCount: number, current: StepId | undefined) {
  const number = steps.findIndex(({ id }) => id === current) + 1
  return { doneCount, count: steps.length, current: current && { number, id: current } }
}

type GuideStepProps = { id: StepId; state: StepState; isOpen: boolean; context: GuideContext }

function GuideStep({ id, state, isOpen, context }: GuideStepProps) {
  const Content = contents[id]
  return (
    <li id={`step-${id}`} class={`guide-step guide-step-${state}`}>
      <details open={isOpen}>
        <summary>
          <h2>{stepTitles[id]}</h2>
          <StepStateBadge id={id} state={state} />
        </summary>
        <div class="guide-content stack">
          <Content context={context} />
        </div>
      </details>
    </li>
  )
}

const contents: Record<StepId, ComponentType<{ context: GuideContext }>> = {
  registered: RegisteredStep,
  'help-center': HelpCenterStep,
  configuration: ConfigurationStep,
  secret: SecretStep,
  'external-ids': ExternalIdsStep,
  endpoint: EndpointStep,
  clock: ClockStep,
  staff: StaffStep,
  'end-users': EndUsersStep,
  enabled: EnabledStep,
  fallback: FallbackStep,
}

type AskAgainProps = { state: ShownAttestation['state']; stage: GuideContext['app']['stage'] }

/** Sign-ins go on, since stopping them would lock everybody out; nothing moves forward. */
function AskAgain({ state, stage }: AskAgainProps) {
  if (state === 'valid' || (state !== 'expired' && stage === 'draft')) return null
  return (
    <Alert tone="danger" title="“Update of external IDs?” has to be looked at">
      <p>
        {state === 'expired' ? 'What was confirmed has run out.' : 'Nobody’s confirmation that it is Off is in force.'}{' '}
        Sign-ins go on as they are, but the roll-out cannot move forward.{' '}
        <a href="#step-external-ids">Look in Zendesk, then confirm step 5</a>.
      </p>
    </Alert>
  )
}
