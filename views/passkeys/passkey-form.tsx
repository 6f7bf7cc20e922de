/**
 * Asks the browser for a passkey and posts its answer as the field `assertion` of an ordinary form. Needs the module
 * `passkey`; without scripts the button is not there, and the page says why.
 */
import type { ComponentChildren } from 'preact'
import { useSpeech } from '../languages/speak.tsx'
import { Button, type ButtonKind } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { passkeyWordsOf } from './words/catalogue.ts'

/** PublicKeyCredentialRequestOptionsJSON, as far as we use it: see askForPasskeyOf and askForAnyPasskey. */
export type PasskeyRequest = {
  challenge: string
  rpId: string
  allowCredentials: { type: 'public-key'; id: string; transports: string[] }[]
  userVerification: 'required'
  /** Milliseconds. */
  timeout: number
}

/** For the `modules` of the page. */
export const passkeyModule = 'passkey'

export type PasskeyFormProps = {
  csrfToken: string
  /** Where the form goes: the route that hands the field `assertion` to verifyPasskey. */
  action: string
  request: PasskeyRequest
  /** What the form carries along, such as where to go on to. */
  kept?: readonly KeptField[]
  /** Fields of the page's own, such as "Remember this browser". */
  children?: ComponentChildren
  kind?: ButtonKind
  /** In place of "Use a passkey". */
  label?: string
  /** Where a fresh request comes from once this one is old, and passkeys are offered beside the names as one types. */
  refreshHref?: string
}

export function PasskeyForm(props: PasskeyFormProps) {
  const { csrfToken, action, request, kept = [], children, kind = 'secondary', refreshHref } = props
  const words = passkeyWordsOf(useSpeech().language)
  const { label = words.use } = props
  return (
    <>
      <form
        class="form"
        method="post"
        action={action}
        data-passkey="get"
        data-options={JSON.stringify(request)}
        data-refresh={refreshHref}
        data-failed={words.notUsed}
        hidden
      >
        <CsrfField token={csrfToken} />
        <KeptFields fields={kept} />
        <input type="hidden" name="assertion" value="" />
        {children}
        <Button kind={kind} size="wide">
          {label}
        </Button>
        <p class="hint passkey-said" data-passkey-said role="status" />
      </form>
      <noscript>
        <p class="hint">{words.needsScripts}</p>
      </noscript>
    </>
  )
}
