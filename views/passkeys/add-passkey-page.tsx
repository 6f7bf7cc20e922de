/** Where a member makes a passkey: the browser does it, and an ordinary form brings what came of it. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { passkeyModule } from './passkey-form.tsx'
import { passkeyWordsOf } from './words/catalogue.ts'

/** PublicKeyCredentialCreationOptionsJSON, as far as we use it. */
export type PasskeyOffer = {
  challenge: string
  rp: { id: string; name: string }
  user: { id: string; name: string; displayName: string }
  pubKeyCredParams: { type: 'public-key'; alg: number }[]
  excludeCredentials: { type: 'public-key'; id: string; transports: string[] }[]
  authenticatorSelection: { residentKey: 'required'; requireResidentKey: true; userVerification: 'required' }
  attestation: 'none'
  /** Milliseconds. */
  timeout: number
}

export type AddPasskeyProblem = 'enough' | 'too-late' | 'already-there' | 'not-accepted'

export type AddPasskeyPageProps = {
  account: AccountFrame
  offer: PasskeyOffer
  continueTo?: string | undefined
  problem?: AddPasskeyProblem | undefined
}

export function AddPasskeyPage({ account, offer, continueTo, problem }: AddPasskeyPageProps) {
  const words = passkeyWordsOf(useSpeech().language)
  const problems: Record<AddPasskeyProblem, string> = {
    enough: words.enough,
    'too-late': words.tooLate,
    'already-there': words.alreadyThere,
    'not-accepted': words.notAccepted,
  }
  return (
    <Page title={words.addTitle} shell="member" width="wide" account={account} modules={[passkeyModule]}>
      <div class="stack stack-tight">
        <h1>{words.addTitle}</h1>
        <p class="lead">{words.addLead}</p>
      </div>
      {problem !== undefined && (
        <Alert tone="danger" role="alert">
          <p>{problems[problem]}</p>
        </Alert>
      )}
      <ul>
        {words.addSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <form
        class="form"
        method="post"
        action="/account/security/passkeys"
        data-passkey="create"
        data-options={JSON.stringify(offer)}
        data-failed={words.notMade}
        data-known={words.alreadyThere}
        hidden
      >
        <CsrfField token={account.csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        <input type="hidden" name="passkey" value="" />
        <div class="form-actions">
          <Button>{words.make}</Button>
        </div>
        <p class="hint passkey-said" data-passkey-said role="status" />
      </form>
      <p class="hint" data-passkey-cannot hidden>
        {words.cannot}
      </p>
      <noscript>
        <p class="hint">{words.needsScripts}</p>
      </noscript>
      <p>
        <a href="/account/security/passkeys">{words.backToList}</a>
      </p>
    </Page>
  )
}
