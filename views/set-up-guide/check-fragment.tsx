/** What htmx puts in place after a check: its answer, and beside it everything on the page that depends on it. */
import { CheckAnswer } from './check-panel.tsx'
import { HelpCenterWord } from './first-steps.tsx'
import { progressOf, type GuidePageProps } from './guide-page.tsx'
import type { CheckName, StepId } from './guide-props.ts'
import { Progress, StepStateBadge } from './step-state.tsx'

export type CheckFragmentProps = Pick<GuidePageProps, 'context' | 'steps' | 'doneCount' | 'current'> & {
  check: CheckName
  /** The step the check belongs to. */
  step: StepId
}

export function CheckFragment({ context, steps, doneCount, current, check, step }: CheckFragmentProps) {
  const state = steps.find(({ id }) => id === step)?.state ?? 'unknown'
  return (
    <>
      <CheckAnswer context={context} check={check} />
      <StepStateBadge id={step} state={state} arrival="replace" />
      <Progress {...progressOf(steps, doneCount, current)} arrival="replace" />
      {check === 'help-center' && <HelpCenterWord context={context} arrival="replace" />}
    </>
  )
}
