/** A member's own address: what it is, whether it is proved, and what is on its way to prove it or another one. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CodeForm, ContinueField } from './code-form.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { verificationWordsOf } from './words/catalogue.ts'
import type { AddressDone } from './words/words.ts'

export type AddressPageProps = {
  account: AccountFrame
  csrfToken: string
  email: string | undefined
  isVerified: boolean
  /** Only an owner changes it. */
  isForOwners: boolean
  /** The address they asked for and have not proved. */
  pending: { email: string; takesCode: boolean } | undefined
  /** Of an address that nobody proved: the mail that would do it. */
  proof: { isOnItsWay: boolean; takesCode: boolean; nextInMinutes: number | undefined } | undefined
  continueTo?: string | undefined
  done?: AddressDone | undefined
  /** What is wrong with the code. */
  problem?: string | undefined
  organization?: string | undefined
}

export function AddressPage(props: AddressPageProps) {
  const { account, email, isVerified, isForOwners, pending, proof, continueTo, done, organization } = props
  const words = verificationWordsOf(useSpeech().language)
  const { address } = words
  return (
    <Page title={address.title} shell="member" width="wide" account={account} organization={organization}>
      <div class="stack stack-tight">
        <h1>{address.title}</h1>
        <p class="lead">{address.lead}</p>
      </div>
      {done !== undefined && (
        <Alert tone="success" role="status">
          <p>{words.done[done]}</p>
        </Alert>
      )}
      <dl class="details details-wide">
        <div>
          <dt>{address.label}</dt>
          <dd class="row">
            {email === undefined ? address.none : <Bidi>{email}</Bidi>}
            {email !== undefined && <State isVerified={isVerified} />}
          </dd>
        </div>
      </dl>
      {isVerified && continueTo !== undefined && (
        <div class="row">
          <ButtonLink href={continueTo}>{address.goOn}</ButtonLink>
        </div>
      )}
      {pending && <Pending {...props} pending={pending} />}
      {!pending && email !== undefined && proof && <Proof {...props} email={email} proof={proof} />}
      {isForOwners && <p class="note">{address.forOwners}</p>}
      {!isForOwners && !pending && <ChangeLink {...props} />}
      {continueTo === undefined && (
        <p>
          <a href="/account/profile">{address.back}</a>
        </p>
      )}
    </Page>
  )
}

/** What one comes here for, unless there is an address to prove first. */
function ChangeLink({ email, proof, continueTo }: AddressPageProps) {
  const { address } = verificationWordsOf(useSpeech().language)
  const href = withContinue('/account/address/change', continueTo)
  const label = email === undefined ? address.add : address.change
  return (
    <div class="row">
      {proof ? (
        <a href={href}>{label}</a>
      ) : (
        <ButtonLink href={href} kind="secondary">
          {label}
        </ButtonLink>
      )}
    </div>
  )
}

function State({ isVerified }: { isVerified: boolean }) {
  const { address } = verificationWordsOf(useSpeech().language)
  if (isVerified) return <Badge tone="success">{address.confirmed}</Badge>
  return <Badge tone="warning">{address.notConfirmed}</Badge>
}

type ProofProps = AddressPageProps & { email: string; proof: NonNullable<AddressPageProps['proof']> }

function Proof({ csrfToken, email, proof, continueTo, problem }: ProofProps) {
  const { address } = verificationWordsOf(useSpeech().language)
  const { isOnItsWay, takesCode, nextInMinutes } = proof
  return (
    <section class="stack">
      <Alert tone="warning">
        <p>{address.why}</p>
        {continueTo !== undefined && <p>{address.onward}</p>}
      </Alert>
      {isOnItsWay && <p>{address.onItsWay(email)}</p>}
      {isOnItsWay && (
        <CodeForm
          csrfToken={csrfToken}
          action="/account/address/code"
          takesCode={takesCode}
          continueTo={continueTo}
          problem={problem}
        />
      )}
      {nextInMinutes === undefined ? (
        <form method="post" action="/account/address/send">
          <CsrfField token={csrfToken} />
          <ContinueField continueTo={continueTo} />
          <Button kind={isOnItsWay ? 'secondary' : 'primary'}>{isOnItsWay ? address.sendAgain : address.send}</Button>
        </form>
      ) : (
        <p class="note">{address.next(nextInMinutes)}</p>
      )}
    </section>
  )
}

type PendingProps = AddressPageProps & { pending: NonNullable<AddressPageProps['pending']> }

function Pending({ csrfToken, email, pending, continueTo, problem }: PendingProps) {
  const { address } = verificationWordsOf(useSpeech().language)
  return (
    <section class="section stack" aria-labelledby="pending">
      <h2 id="pending">{address.pendingTitle}</h2>
      <p>
        {address.pending(pending.email)} {email !== undefined && address.present}
      </p>
      <CodeForm
        csrfToken={csrfToken}
        action="/account/address/change/code"
        takesCode={pending.takesCode}
        continueTo={continueTo}
        problem={problem}
      />
      <div class="row">
        <form method="post" action="/account/address/change/withdraw">
          <CsrfField token={csrfToken} />
          <ContinueField continueTo={continueTo} />
          <Button kind="secondary">{address.withdraw}</Button>
        </form>
        <a href={withContinue('/account/address/change', continueTo)}>{address.another}</a>
      </div>
    </section>
  )
}

const withContinue = (path: string, continueTo: string | undefined): string =>
  continueTo === undefined ? path : `${path}?${new URLSearchParams({ continue: continueTo })}`
