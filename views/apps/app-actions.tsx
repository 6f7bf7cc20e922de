/** What an administrator can do to an app: pause it, check its secret, delete it. Each is one form of its own. */
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import type { AppState } from './app-status.tsx'
import { CheckResult, type CheckResultProps } from './check-result.tsx'

type AppFormProps = { csrfToken: string; home: string; name: string }

/** Whom the app lets in, and the switch that stops it at once. How far it is open is for the roll-out page. */
export function SignInCard({
  csrfToken,
  home,
  state,
  canChange,
}: AppFormProps & { state: AppState; canChange: boolean }) {
  const { title, words } = signIn[state]
  return (
    <section class="card stack" aria-labelledby="sign-in-state">
      <h2 id="sign-in-state">{title}</h2>
      <p>{words}</p>
      <p>
        <a href={`${home}/roll-out`}>Roll-out: who is let in, and what comes next</a>
      </p>
      {canChange && (state === 'no-secret' || state === 'draft') && (
        <p>
          <a href={`${home}/set-up`}>Set-up guide: what is still to be done</a>
        </p>
      )}
      {canChange && state !== 'no-secret' && state !== 'draft' && (
        <form method="post" action={`${home}/${state === 'paused' ? 'resume' : 'pause'}`}>
          <CsrfField token={csrfToken} />
          <Button kind={state === 'paused' ? 'primary' : 'secondary'} size="wide">
            {state === 'paused' ? 'Resume sign-in' : 'Pause sign-in'}
          </Button>
        </form>
      )}
    </section>
  )
}

const pausing = 'Pausing stops it at once; people already inside Zendesk stay signed in there.'

const signIn: Record<AppState, { title: string; words: string }> = {
  'no-secret': { title: 'Sign-in is off', words: 'Nobody can be signed in before the app has a shared secret.' },
  draft: { title: 'Sign-in is off', words: 'This app is a draft: nobody is signed in to this Zendesk account yet.' },
  paused: {
    title: 'Sign-in is paused',
    words: 'Nobody is let in. Resuming goes on at the stage the roll-out had reached.',
  },
  test: {
    title: 'Sign-in is on for test people',
    words: `The people you named are signed in, nobody else. ${pausing}`,
  },
  staff: { title: 'Sign-in is on for staff', words: `Staff and test people are signed in, nobody else. ${pausing}` },
  everyone: {
    title: 'Sign-in is on for everyone',
    words: `Members who pass every check are signed in to this Zendesk account. ${pausing}`,
  },
}

/** Works as a plain form; with scripts the answer appears in place. */
export function SecretCheck({
  csrfToken,
  home,
  checked,
}: AppFormProps & { checked: CheckResultProps['outcome'] | undefined }) {
  return (
    <section class="card stack" aria-labelledby="secret-check">
      <h2 id="secret-check">Shared secret</h2>
      <p>
        Signs a trial token with the stored secret and reads it back by Zendesk’s rules. Nothing is sent to Zendesk.
      </p>
      <form
        method="post"
        action={`${home}/check`}
        hx-post={`${home}/check`}
        hx-target="#check-result"
        hx-swap="innerHTML"
        hx-disabled-elt="find button"
      >
        <CsrfField token={csrfToken} />
        <Button kind="secondary" size="wide">
          Check the stored secret
        </Button>
      </form>
      <div id="check-result">{checked && <CheckResult outcome={checked} />}</div>
    </section>
  )
}

export function DeleteForm({ csrfToken, home, name, error }: AppFormProps & { error: string | undefined }) {
  return (
    <section class="card card-danger stack" aria-labelledby="delete">
      <h2 id="delete">Delete this app</h2>
      <p>
        Signing in through it stops at once, and its secret and addresses are gone for good: the key is never given out
        again. Members, and what is in Zendesk, stay as they are. First take the configuration out of use in Zendesk, or
        people there will be sent to an address that no longer answers.
      </p>
      <form class="form" method="post" action={`${home}/delete`}>
        <CsrfField token={csrfToken} />
        <Field
          name="confirm"
          label="Friendly name, to confirm"
          autocomplete="off"
          error={error}
          hint={
            <>
              Type{' '}
              <strong>
                <Bidi>{name}</Bidi>
              </strong>
            </>
          }
        />
        <div class="form-actions">
          <Button kind="danger">Delete this app</Button>
        </div>
      </form>
    </section>
  )
}
