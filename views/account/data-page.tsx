/** A member's data: all of it to take along, and asking for it to be erased. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { DoneAlert } from './done-alert.tsx'
import { accountWordsOf } from './words/catalogue.ts'
import type { AccountDone } from './words/words.ts'

export type DataPageProps = {
  account: AccountFrame
  /** The latest request, unless it was withdrawn. */
  erasure?: { askedAt: Date; declined?: { at: Date; reason: string } | undefined } | undefined
  reason?: string
  errors?: Readonly<Partial<Record<'reason', string>>>
  done?: AccountDone | undefined
  organization?: string | undefined
}

export function DataPage(props: DataPageProps) {
  const { account, errors = {}, done, organization } = props
  const { title, download } = accountWordsOf(useSpeech().language).data
  return (
    <Page title={title} shell="member" width="wide" modules={['moment']} organization={organization} account={account}>
      <h1>{title}</h1>
      <DoneAlert done={done} />
      <ErrorSummary errors={errors} />
      <section class="section" aria-labelledby="download">
        <h2 id="download">{download.heading}</h2>
        <p>
          {download.sentence} {download.withoutSecrets}
        </p>
        <form method="post" action="/account/data/download">
          <CsrfField token={account.csrfToken} />
          <Button kind="secondary">{download.button}</Button>
        </form>
      </section>
      <Erasure {...props} />
    </Page>
  )
}

function Erasure({ account, erasure, reason = '', errors = {} }: DataPageProps) {
  const words = accountWordsOf(useSpeech().language).data.erasure
  const isOpen = erasure !== undefined && erasure.declined === undefined
  return (
    <section class="section" aria-labelledby="erasure">
      <h2 id="erasure">{words.heading}</h2>
      {erasure?.declined && (
        <Alert tone="info">
          <p>{words.declined(<Moment at={erasure.declined.at} />)}</p>
          <p>
            {words.because} <Bidi>{erasure.declined.reason}</Bidi>
          </p>
        </Alert>
      )}
      {isOpen && (
        <>
          <Alert tone="info">
            <p>
              {words.asked(<Moment at={erasure.askedAt} />)} {words.waits}
            </p>
          </Alert>
          <form method="post" action="/account/data/withdraw-erasure">
            <CsrfField token={account.csrfToken} />
            <Button kind="secondary">{words.withdraw}</Button>
          </form>
        </>
      )}
      {!isOpen && (
        <>
          <p>
            {words.sentence} {words.final}
          </p>
          <p>{words.zendesk}</p>
          <form class="form" method="post" action="/account/data/ask-erasure">
            <CsrfField token={account.csrfToken} />
            <Field
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              value={reason}
              maxLength={500}
              error={errors.reason}
              isPlainWriting
              isOptional
            />
            <div class="form-actions">
              <Button kind="danger">{words.ask}</Button>
            </div>
          </form>
        </>
      )}
    </section>
  )
}
