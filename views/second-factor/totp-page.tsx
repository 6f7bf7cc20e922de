/** Setting up an authenticator app: scan, type the code, done. Where there is one already, it can be replaced or removed. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { QrCode } from '../fallback/qr-code.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type TotpPageProps = {
  csrfToken: string
  account: AccountFrame
  action: string
  /** What the QR code says. */
  address: string
  /** Base32. */
  secret: string
  /** The secret once more, sealed: the form carries it, so that looking at the page stores nothing. */
  proposal: string
  continueTo?: string | undefined
  /** Where a present one is removed, and whether it may be; undefined: there is none. */
  present?: { removeAction: string; canBeRemoved: boolean } | undefined
  problem?: 'wrong-code' | 'stale' | undefined
  backHref: string
  organization?: string | undefined
}

export function TotpPage(props: TotpPageProps) {
  const { csrfToken, account, address, secret, continueTo, present, problem } = props
  const { ask, totp } = secondFactorWordsOf(useSpeech().language)
  return (
    <Page
      title={problem === undefined ? totp.title : totp.problemTitle}
      shell="member"
      width="wide"
      organization={props.organization}
      account={account}
      modules={['copy']}
    >
      <div class="stack stack-tight">
        <h1>{totp.title}</h1>
        <p class="lead">{totp.lead}</p>
      </div>
      {problem === 'stale' && (
        <Alert tone="warning" role="alert">
          <p>{totp.stale}</p>
        </Alert>
      )}
      {present ? (
        <Alert tone="info">
          <p>{totp.replaces}</p>
        </Alert>
      ) : (
        <p>{totp.signsOut}</p>
      )}
      <section class="stack" aria-labelledby="scan">
        <h2 id="scan">{totp.scan}</h2>
        <div class="qr-plate">
          <QrCode text={address} />
        </div>
        <p class="hint">{totp.scanHint}</p>
        <p>
          <a href={address}>{totp.onThisDevice}</a>
        </p>
        <SecretKey secret={secret} />
      </section>
      <section class="stack" aria-labelledby="type">
        <h2 id="type">{totp.thenType}</h2>
        <form class="form" method="post" action={props.action}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="proposal" value={props.proposal} />
          {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
          <Field
            name="code"
            label={ask.code}
            hint={ask.codeHint}
            error={problem === 'wrong-code' ? totp.wrongCode : undefined}
            keyboard="numeric"
            autocomplete="one-time-code"
            isMonospaced
            hasFocus={problem === 'wrong-code'}
          />
          <div class="form-actions">
            <Button>{totp.confirm}</Button>
          </div>
        </form>
      </section>
      {present && <Removal {...present} csrfToken={csrfToken} />}
      <p>
        <a href={props.backHref}>{totp.back}</a>
      </p>
    </Page>
  )
}

/** In groups of four, as people type it; apps read it with the blanks. */
function SecretKey({ secret }: { secret: string }) {
  const { totp } = secondFactorWordsOf(useSpeech().language)
  return (
    <div class="field">
      <label class="label" for="totp-key">
        {totp.key}
      </label>
      <div class="joined">
        <textarea
          class="input input-mono copy-value"
          id="totp-key"
          rows={2}
          dir="ltr"
          readOnly
          autocomplete="off"
          spellcheck={false}
        >
          {secret.replace(/(.{4})(?!$)/g, '$1 ')}
        </textarea>
        <button
          type="button"
          class="button"
          data-copy="totp-key"
          data-copied={totp.copied}
          data-press-keys={totp.pressKeys}
          data-not-copied={totp.notCopied}
          aria-label={totp.copyWhat}
          hidden
        >
          {totp.copy}
        </button>
      </div>
      <span class="visually-hidden" id="totp-key-said" role="status" />
    </div>
  )
}

function Removal({
  csrfToken,
  removeAction,
  canBeRemoved,
}: NonNullable<TotpPageProps['present']> & { csrfToken: string }) {
  const { totp } = secondFactorWordsOf(useSpeech().language)
  return (
    <section class="section stack" aria-labelledby="remove">
      <h2 id="remove">{totp.remove}</h2>
      <p>{canBeRemoved ? totp.removeLead : totp.cannotRemove}</p>
      {canBeRemoved && (
        <form method="post" action={removeAction}>
          <CsrfField token={csrfToken} />
          <Button kind="danger">{totp.removeButton}</Button>
        </form>
      )}
    </section>
  )
}
