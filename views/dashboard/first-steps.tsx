/** What there is to do until everybody is signed in, ticked off by what is there. Gone once all of it is. */
import { ButtonLink } from '../parts/button.tsx'

export type FirstStepId = 'members' | 'app' | 'set-up' | 'test-people' | 'staff' | 'everyone' | 'fallback' | 'branding'

export type FirstStepsProps = {
  steps: readonly { id: FirstStepId; isDone: boolean }[]
  /** The app that the steps are about, once there is one. */
  appKey: string | undefined
}

export function FirstSteps({ steps, appKey }: FirstStepsProps) {
  const next = steps.find(({ isDone }) => !isDone)?.id
  const doneCount = steps.filter(({ isDone }) => isDone).length
  return (
    <section class="card stack" aria-labelledby="first-steps">
      <div class="stack stack-tight">
        <h2 id="first-steps">First steps</h2>
        <p class="quiet">
          {doneCount === 0
            ? 'From an empty Latchkey to everybody signing in, one step after another. Nobody is let in anywhere until you say so.'
            : `${doneCount} of ${steps.length} done. Nobody is let in any further until you say so.`}
        </p>
      </div>
      <ol class="first-steps">
        {steps.map(({ id, isDone }) => (
          <li key={id} class={isDone ? 'first-step-done' : undefined} aria-current={id === next ? 'step' : undefined}>
            <Step id={id} isDone={isDone} isNext={id === next} href={hrefOf(id, appKey)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type StepProps = { id: FirstStepId; isDone: boolean; isNext: boolean; href: string | undefined }

function Step({ id, isDone, isNext, href }: StepProps) {
  const { title, why, button } = words[id]
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2">
        <circle cx="10" cy="10" r="8" />
        {isDone && <path d="m6 10.5 3 3 5.5-6.5" />}
      </svg>
      <div class="stack stack-tight">
        <p>
          <StepTitle title={title} isStrong={isDone || isNext} href={href} />
          {isDone && <span class="visually-hidden"> (done)</span>}
        </p>
        {!isDone && <p class="hint">{why}</p>}
        {isNext && href !== undefined && (
          <p>
            <ButtonLink href={href} size="small">
              {button}
            </ButtonLink>
          </p>
        )}
      </div>
    </>
  )
}

function StepTitle({ title, isStrong, href }: { title: string; isStrong: boolean; href: string | undefined }) {
  if (isStrong) return <strong>{title}</strong>
  return href === undefined ? <>{title}</> : <a href={href}>{title}</a>
}

function hrefOf(id: FirstStepId, appKey: string | undefined): string | undefined {
  if (id === 'members') return '/admin/members'
  if (id === 'app') return '/admin/apps/new'
  if (id === 'branding') return '/admin/settings/branding'
  return appKey === undefined ? undefined : `/admin/apps/${encodeURIComponent(appKey)}/${places[id]}`
}

const places = {
  'set-up': 'set-up',
  'test-people': 'roll-out',
  staff: 'roll-out',
  everyone: 'roll-out',
  fallback: 'fallback',
} as const

const words: Record<FirstStepId, { title: string; why: string; button: string }> = {
  members: {
    title: 'Add members',
    why: 'The people who are to sign in: one at a time, or from a file.',
    button: 'Add members',
  },
  app: {
    title: 'Add an app',
    why: 'Your Zendesk account. You get the addresses that Zendesk asks for.',
    button: 'Add an app',
  },
  'set-up': {
    title: 'Go through the set-up guide',
    why: 'What to enter where in Zendesk, in the order that is never unsafe.',
    button: 'Open the guide',
  },
  'test-people': {
    title: 'Let test people in',
    why: 'A few people you name try it out. Everybody else goes on as before.',
    button: 'Open the roll-out',
  },
  staff: {
    title: 'Let staff in',
    why: 'Agents and admins sign in once each, so that their external IDs are seen to be right.',
    button: 'Open the roll-out',
  },
  everyone: {
    title: 'Let everyone in',
    why: 'Once nothing is missing for any of the staff.',
    button: 'Open the roll-out',
  },
  fallback: {
    title: 'Publish the fallback sheet',
    why: 'How people get in when Latchkey is down, put where they find it then, and again whenever it changes.',
    button: 'Open the sheet',
  },
  branding: {
    title: 'Make it look like yours',
    why: 'Your name, logo and colour on the pages that members see.',
    button: 'Open branding',
  },
}
