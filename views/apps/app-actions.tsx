/** What an administrator can do to an app: switch it, check its secret, delete it. Each is one form of its own. */
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { CheckResult, type CheckResultProps } from './check-result.tsx'

type AppFormProps = { csrfToken: string; home: string; name: string }

export function EnableForm({ csrfToken, home, isEnabled, hasSecret }: AppFormProps & EnableState) {
  return (
    <section class="card stack" aria-labelledby="sign-in-state">
      <h2 id="sign-in-state">{isEnabled ? 'Sign-in is on' : 'Sign-in is off'}</h2>
      <p>
        {isEnabled
          ? 'Members who pass every check are signed in to this Zendesk account. Disabling stops that at once; people already inside Zendesk stay signed in there.'
          : 'Nobody is signed in to this Zendesk account until you enable it.'}
      </p>
      {hasSecret || isEnabled ? (
        <form method="post" action={`${home}/${isEnabled ? 'disable' : 'enable'}`}>
          <CsrfField token={csrfToken} />
          <Button kind={isEnabled ? 'secondary' : 'primary'} size="wide">
            {isEnabled ? 'Disable this app' : 'Enable this app'}
          </Button>
        </form>
      ) : (
        <p>
          It cannot be enabled before it has a shared secret. <a href={`${home}/edit`}>Enter the shared secret</a>
        </p>
      )}
    </section>
  )
}

type EnableState = { isEnabled: boolean; hasSecret: boolean }

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
