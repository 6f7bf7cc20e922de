/** Asks which address a member wants to have. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { ContinueField } from './code-form.tsx'
import { verificationWordsOf } from './words/catalogue.ts'

export type AddressChangePageProps = {
  account: AccountFrame
  csrfToken: string
  present: string | undefined
  /** As typed before. */
  email: string
  continueTo?: string | undefined
  problem?: string | undefined
  /** They asked too often: when they may ask again. */
  nextInMinutes?: number | undefined
  organization?: string | undefined
}

export function AddressChangePage(props: AddressChangePageProps) {
  const { account, csrfToken, present, email, continueTo, problem, nextInMinutes, organization } = props
  const words = verificationWordsOf(useSpeech().language)
  const { change, address } = words
  const title = present === undefined ? address.add : change.title
  return (
    <Page title={title} shell="member" width="wide" account={account} organization={organization}>
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{change.lead}</p>
      </div>
      {nextInMinutes !== undefined && (
        <Alert tone="warning" role="alert">
          <p>{address.next(nextInMinutes)}</p>
        </Alert>
      )}
      {present !== undefined && (
        <dl class="details details-wide">
          <div>
            <dt>{change.present}</dt>
            <dd>
              <Bidi>{present}</Bidi>
            </dd>
          </div>
        </dl>
      )}
      <form class="form" method="post" action="/account/address/change">
        <CsrfField token={csrfToken} />
        <ContinueField continueTo={continueTo} />
        <Field
          name="email"
          label={change.field}
          hint={change.effect}
          error={problem}
          value={email}
          keyboard="email"
          autocomplete="email"
          hasFocus
        />
        <div class="row">
          <Button>{change.button}</Button>
          <a href={backHref(continueTo)}>{change.back}</a>
        </div>
      </form>
    </Page>
  )
}

const backHref = (continueTo: string | undefined): string =>
  continueTo === undefined ? '/account/address' : `/account/address?${new URLSearchParams({ continue: continueTo })}`
