/** One passkey of a member: its name, where it is kept, and the way to take it away. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import type { PasskeyKeeping } from './passkeys-page.tsx'
import { passkeyWordsOf } from './words/catalogue.ts'

export type PasskeyPageProps = {
  account: AccountFrame
  href: string
  name: string
  keeping: PasskeyKeeping
  /** A name that was typed and cannot be. */
  badName?: string | undefined
  /** It is the last second factor of somebody who needs one. */
  isLast: boolean
}

export function PasskeyPage({ account, href, name, keeping, badName, isLast }: PasskeyPageProps) {
  const words = passkeyWordsOf(useSpeech().language)
  const error = badName === undefined ? undefined : words.nameComplaint
  return (
    <Page title={name} shell="member" width="wide" account={account}>
      <ErrorSummary errors={{ name: error }} />
      <div class="stack stack-tight">
        <h1>
          <Bidi>{name}</Bidi>
        </h1>
        <p class="lead">{words.kept[keeping]}</p>
      </div>
      <form class="form" method="post" action={`${href}/rename`}>
        <CsrfField token={account.csrfToken} />
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={error}
          value={badName ?? name}
          autocomplete="off"
          isPlainWriting
          maxLength={60}
        />
        <div class="form-actions">
          <Button kind="secondary">{words.save}</Button>
        </div>
      </form>
      <section class="section" aria-labelledby="remove">
        <h2 id="remove">{words.removeTitle}</h2>
        {isLast ? <LastOne sentence={words.isLast} /> : <RemoveForm account={account} href={href} />}
      </section>
      <p>
        <a href="/account/security/passkeys">{words.backToList}</a>
      </p>
    </Page>
  )
}

function LastOne({ sentence }: { sentence: string }) {
  return (
    <Alert tone="info">
      <p>{sentence}</p>
    </Alert>
  )
}

function RemoveForm({ account, href }: Pick<PasskeyPageProps, 'account' | 'href'>) {
  const words = passkeyWordsOf(useSpeech().language)
  return (
    <form class="form" method="post" action={`${href}/remove`}>
      <CsrfField token={account.csrfToken} />
      <p>{words.removeSentence}</p>
      <div class="form-actions">
        <Button kind="danger">{words.remove}</Button>
      </div>
    </form>
  )
}
