/** One message: what became of it and, for whoever may read it, what it says while it still says something. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { StateBadge, WhatHappens, type MailSummary } from './mail-list-page.tsx'
import { kindWords } from './mail-words.ts'

export type ReadMail =
  { kind: 'opened'; to: string; text: string; isLinkHidden: boolean } | { kind: 'closed' } | { kind: 'unreadable' }

export type MailPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  mail: MailSummary & {
    subject: string
    language: string
    goodUntil: Date | undefined
    /** False once what it says is gone. */
    hasMessage: boolean
    /** Whoever reads it could do what only one person should. */
    holdsOneTimeLink: boolean
  }
  /** Whether a mail server is set. */
  canBeSent: boolean
  /** What can be done by whoever looks, at this moment. */
  canOpen: boolean
  canRetry: boolean
  /** After it was asked for. */
  read?: ReadMail | undefined
}

export function MailPage({ frame, csrfToken, mail, canBeSent, canOpen, canRetry, read }: MailPageProps) {
  const home = `/admin/settings/mail/${mail.id}`
  return (
    <Page title={kindWords[mail.kind]} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Settings', href: '/admin/settings' },
          { label: 'Mail', href: '/admin/settings/mail' },
        ]}
        here={kindWords[mail.kind]}
      />
      <div class="page-head">
        <div class="title">
          <h1>{kindWords[mail.kind]}</h1>
          <StateBadge state={mail.state} />
        </div>
        {canRetry && (
          <form method="post" action={`${home}/retry`}>
            <CsrfField token={csrfToken} />
            <Button kind="secondary">Send it once more</Button>
          </form>
        )}
      </div>
      <section class="card stack" aria-labelledby="details">
        <h2 id="details">Details</h2>
        <Details mail={mail} canBeSent={canBeSent} />
      </section>
      <section class="card stack" aria-labelledby="message">
        <h2 id="message">What it says</h2>
        {read ? <Message read={read} mail={mail} /> : <NotRead {...{ csrfToken, home, canOpen, mail }} />}
      </section>
    </Page>
  )
}

function Details({ mail, canBeSent }: Pick<MailPageProps, 'mail' | 'canBeSent'>) {
  return (
    <dl class="details details-wide">
      <div>
        <dt>For</dt>
        <dd>{mail.memberName === undefined ? 'nobody in the list of members' : <Bidi>{mail.memberName}</Bidi>}</dd>
      </div>
      <div>
        <dt>Subject</dt>
        <dd lang={mail.language}>
          <Bidi>{mail.subject}</Bidi>
        </dd>
      </div>
      <div>
        <dt>Written</dt>
        <dd>
          <Moment at={mail.createdAt} />
        </dd>
      </div>
      {mail.goodUntil && (
        <div>
          <dt>{mail.holdsOneTimeLink ? 'Its link works until' : 'Is sent until'}</dt>
          <dd>
            <Moment at={mail.goodUntil} />
          </dd>
        </div>
      )}
      <div>
        <dt>What happens</dt>
        <dd>
          <WhatHappens mail={mail} canBeSent={canBeSent} />
        </dd>
      </div>
    </dl>
  )
}

function NotRead({
  csrfToken,
  home,
  canOpen,
  mail,
}: Pick<MailPageProps, 'csrfToken' | 'canOpen' | 'mail'> & { home: string }) {
  if (!canOpen) return <p>{whyNotShown(mail)}</p>
  return (
    <>
      <p>
        {mail.holdsOneTimeLink ? 'It holds a link that is meant for one person.' : 'It is meant for one person.'} That
        you opened it goes into the history, and you may be asked to prove first that it is you.
      </p>
      <form method="post" action={`${home}/open`}>
        <CsrfField token={csrfToken} />
        <Button kind="secondary">Open the message</Button>
      </form>
    </>
  )
}

function whyNotShown({ state, hasMessage, holdsOneTimeLink }: MailPageProps['mail']): string {
  if (!hasMessage) return 'What it said was deleted: nothing is kept of a message that was sent or given up.'
  if (state === 'waiting') {
    return holdsOneTimeLink
      ? 'Only an owner can read it: it holds a link that is meant for one person.'
      : 'Only an owner can read it: it is meant for one person.'
  }
  return holdsOneTimeLink
    ? 'It is not shown. While its link works, it can be sent once more as it is.'
    : 'It is not shown. It can be sent once more as it is.'
}

function Message({ read, mail }: { read: ReadMail; mail: MailPageProps['mail'] }) {
  if (read.kind === 'closed') return <p>What it said cannot be read any more: it was sent or given up meanwhile.</p>
  if (read.kind === 'unreadable') {
    return <p>No key opens the message. Put the missing key back into SECRET_KEYS, or have a new message sent.</p>
  }
  return (
    <>
      {mail.holdsOneTimeLink && (
        <Alert tone="warning">
          <p>
            {read.isLinkHidden
              ? 'Link and code are left out: while mail is sent, only the person it is for gets to see them.'
              : 'Give this to nobody but the person it is for: link and code work for whoever has them.'}
          </p>
        </Alert>
      )}
      <p>
        To{' '}
        <strong>
          <Bidi>{read.to}</Bidi>
        </strong>
      </p>
      <pre class="mail-text" lang={mail.language} dir="auto" tabIndex={0} aria-label="The message">
        <Bidi>{read.text}</Bidi>
      </pre>
    </>
  )
}
