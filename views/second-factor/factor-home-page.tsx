/** A member's second factors at a glance, and the choice of a first one for somebody who was sent here to set it up. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { ButtonLink, type ButtonKind } from '../parts/button.tsx'
import { LinkRow } from '../parts/link-row.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type FactorHomePageProps = {
  account: AccountFrame
  hasTotp: boolean
  passkeys: number
  /** Unused ones. */
  recoveryCodes: number
  /** Why they are here, or what has just happened. */
  because?: 'required' | 'code-used' | 'removed' | undefined
  totpHref: string
  passkeysHref: string
  codesHref: string
  /** Where they were going, once there is nothing in the way. */
  goOnHref?: string | undefined
  organization?: string | undefined
}

export function FactorHomePage(props: FactorHomePageProps) {
  const { account, hasTotp, passkeys, goOnHref } = props
  const { home } = secondFactorWordsOf(useSpeech().language)
  const hasFactor = hasTotp || passkeys > 0
  return (
    <Page title={home.title} shell="member" width="wide" organization={props.organization} account={account}>
      <div class="stack stack-tight">
        <h1>{home.title}</h1>
        <p class="lead">{home.lead}</p>
      </div>
      <Because {...props} />
      {hasFactor && <GoOn href={goOnHref} kind="primary" />}
      <section class="stack" aria-labelledby="factors">
        <h2 id="factors">{hasFactor ? home.yours : home.choose}</h2>
        <ul class="link-list link-list-notes">
          <LinkRow href={props.totpHref} label={home.totp} note={hasTotp ? home.totpSetUp : home.totpNote} />
          <LinkRow
            href={props.passkeysHref}
            label={home.passkeys}
            note={passkeys > 0 ? home.passkeysSetUp(passkeys) : home.passkeysNote}
          />
          {hasFactor && (
            <LinkRow href={props.codesHref} label={home.codes} note={home.codesLeft(props.recoveryCodes)} />
          )}
        </ul>
      </section>
      {/* Whoever has none came to choose one: going on without it comes second. */}
      {!hasFactor && <GoOn href={goOnHref} kind="secondary" />}
      <p>
        <a href="/account/security">{home.back}</a>
      </p>
    </Page>
  )
}

function GoOn({ href, kind }: { href: string | undefined; kind: ButtonKind }) {
  const { home } = secondFactorWordsOf(useSpeech().language)
  if (href === undefined) return null
  return (
    <div class="form-actions">
      <ButtonLink href={href} kind={kind}>
        {home.goOn}
      </ButtonLink>
    </div>
  )
}

function Because({ because, recoveryCodes }: Pick<FactorHomePageProps, 'because' | 'recoveryCodes'>) {
  const { home } = secondFactorWordsOf(useSpeech().language)
  switch (because) {
    case 'required':
      return (
        <Alert tone="info" title={home.required}>
          <p>{home.requiredLead}</p>
        </Alert>
      )
    case 'code-used':
      return (
        <Alert tone="warning" title={home.codeUsed} role="status">
          <p>{home.codeUsedLead(recoveryCodes)}</p>
        </Alert>
      )
    case 'removed':
      return (
        <Alert tone="success" role="status">
          <p>{home.removed}</p>
        </Alert>
      )
    case undefined:
      return null
  }
}
