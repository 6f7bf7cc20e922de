/** Where a member proves who they are. Says nothing about whether a member exists. */
import { useBrand, useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { OwnNote } from '../parts/own-note.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { PasskeyForm, passkeyModule, type PasskeyRequest } from '../passkeys/passkey-form.tsx'
import { passkeyWordsOf } from '../passkeys/words/catalogue.ts'

export type SignInPageProps = {
  csrfToken: string
  /** What was typed last time; empty on the first visit. */
  identifier: string
  /** Where to go afterwards; carried along unread. */
  continueTo?: string | undefined
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  /** One sentence; the same for every reason a sign-in fails. */
  problem?: string | undefined
  /** A form that is to be sent once the member is signed in, carried along unread. */
  kept?: string | undefined
  /** How to get there when signing in here does not work. */
  fallbackHref?: string | undefined
  /** Where a forgotten password is replaced. */
  forgotHref?: string
  /** Where people become members by themselves, if they may. */
  registerHref?: string | undefined
  /** Of any passkey the browser has for us. */
  passkey?: PasskeyRequest | undefined
  organization?: string | undefined
}

export const passkeySignInPath = '/sign-in/passkey'

export function SignInPage(props: SignInPageProps) {
  const { csrfToken, identifier, continueTo, destination, problem, kept, fallbackHref, passkey, organization } = props
  const { forgotHref = '/forgot-password', registerHref } = props
  const { parts, signIn } = useWords()
  const ours = useBrand()?.organization
  const passkeys = passkeyWordsOf(useSpeech().language)
  return (
    <Page
      title={problem === undefined ? parts.signIn : signIn.problemTitle}
      shell="member"
      organization={organization}
      fallbackHref={fallbackHref}
      modules={['password', passkeyModule]}
    >
      <div class="stack stack-tight">
        <h1>{parts.signIn}</h1>
        {destination !== undefined && <p class="lead">{signIn.toContinue(destination)}</p>}
      </div>
      {problem !== undefined && (
        <Alert tone="danger" role="alert">
          <p>{problem}</p>
        </Alert>
      )}
      <form class="form" method="post" action="/sign-in">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        {kept !== undefined && <input type="hidden" name="kept" value={kept} />}
        <Field
          name="identifier"
          label={signIn.identifier}
          value={identifier}
          autocomplete="username webauthn"
          keyboard="email"
          hasFocus={identifier === ''}
        />
        <PasswordField
          name="password"
          label={signIn.password}
          autocomplete="current-password"
          hasFocus={identifier !== ''}
        />
        <Button size="wide">{parts.signIn}</Button>
      </form>
      {passkey && (
        <PasskeyForm
          csrfToken={csrfToken}
          action={passkeySignInPath}
          request={passkey}
          refreshHref={`${passkeySignInPath}/request`}
          kept={[...keptAs('continue', continueTo), ...keptAs('kept', kept)]}
          label={passkeys.signIn}
        />
      )}
      <p class="also">
        <a href={forgotHref}>{signIn.forgot}</a>
        {registerHref !== undefined && <a href={registerHref}>{signIn.register}</a>}
      </p>
      <p class="hint">{signIn.hint(organization ?? ours)}</p>
      <OwnNote kind="signIn" />
    </Page>
  )
}

const keptAs = (name: string, value: string | undefined) => (value === undefined ? [] : [{ name, value }])
