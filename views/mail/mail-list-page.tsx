/** What mail is on its way, what went, and what did not: never what it says. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { kindWords, stateWords, troubleWords, type MailKind, type MailState, type MailTrouble } from './mail-words.ts'

export type MailSummary = {
  id: string
  kind: MailKind
  state: MailState
  /** Undefined when it is of nobody in the store. */
  memberName: string | undefined
  createdAt: Date
  sendAfter: Date
  attempts: number
  endedAt: Date | undefined
  trouble: MailTrouble | undefined
  /** It still waits, and the link in it has stopped working. */
  isLate: boolean
}

export type MailListPageProps = {
  frame: ConsoleFrame
  /** Host and sender; undefined: no mail is set up. */
  server: { name: string; from: string } | undefined
  counts: Readonly<Record<MailState, number>>
  /** Undefined: all of them. */
  shown: MailState | undefined
  mails: readonly MailSummary[]
  olderHref: string | undefined
  isFirstPage: boolean
}

const home = '/admin/settings/mail'
const listed = ['waiting', 'sent', 'failed'] as const

export function MailListPage({ frame, server, counts, shown, mails, olderHref, isFirstPage }: MailListPageProps) {
  const all = counts.waiting + counts.sent + counts.failed
  const tabs = [
    { label: `All (${all})`, href: home, isCurrent: shown === undefined },
    ...listed.map((state) => ({
      label: `${stateWords[state]} (${counts[state]})`,
      href: `${home}?state=${state}`,
      isCurrent: shown === state,
    })),
  ]
  return (
    <Page title="Mail" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here="Mail" />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Mail</h1>
          <p class="quiet">
            {server ? (
              <>
                Sent through <Bidi>{server.name}</Bidi> as <Bidi>{server.from}</Bidi>. Kept here for 14 days; what a
                message says is gone once it is sent.
              </>
            ) : (
              'Kept here for 14 days.'
            )}
          </p>
        </div>
      </div>
      {!server && <NotSet />}
      <Tabs label="Which messages" tabs={tabs} />
      {mails.length === 0 ? (
        <Empty title="No messages">
          {isFirstPage
            ? 'Messages appear here when somebody is asked to confirm an address, is sent a link for a new password, or is told that something about their account was changed.'
            : 'There are no older ones.'}
        </Empty>
      ) : (
        <MailTable mails={mails} canBeSent={server !== undefined} />
      )}
      <div class="row">
        {!isFirstPage && (
          <ButtonLink href={shown === undefined ? home : `${home}?state=${shown}`} kind="secondary">
            Newest
          </ButtonLink>
        )}
        {olderHref !== undefined && (
          <ButtonLink href={olderHref} kind="secondary">
            Older
          </ButtonLink>
        )}
      </div>
    </Page>
  )
}

function NotSet() {
  return (
    <Alert tone="info" title="No mail server is set">
      <p>
        Nothing is sent. An owner can open a waiting message and hand it over in another way. To have mail sent, set{' '}
        <code>SMTP_URL</code> and <code>MAIL_FROM</code> and start Latchkey again.
      </p>
    </Alert>
  )
}

function MailTable({ mails, canBeSent }: { mails: readonly MailSummary[]; canBeSent: boolean }) {
  return (
    <Table
      caption="Messages, newest first"
      rows={mails}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Message',
          cell: ({ id, kind, memberName }) => (
            <span class="stack stack-tight">
              <a href={`${home}/${id}`}>{kindWords[kind]}</a>
              <span class="note">
                {memberName === undefined ? 'for nobody in the list of members' : <ForMember name={memberName} />}
              </span>
            </span>
          ),
        },
        { label: 'State', cell: (mail) => <StateBadge state={mail.state} /> },
        { label: 'Written', cell: ({ createdAt }) => <Moment at={createdAt} /> },
        { label: 'What happens', cell: (mail) => <WhatHappens mail={mail} canBeSent={canBeSent} /> },
      ]}
    />
  )
}

function ForMember({ name }: { name: string }) {
  return (
    <>
      for <Bidi>{name}</Bidi>
    </>
  )
}

const tones = { waiting: 'info', sent: 'success', failed: 'danger' } as const

export function StateBadge({ state }: { state: MailState }) {
  return <Badge tone={tones[state]}>{stateWords[state]}</Badge>
}

export type WhatHappensProps = {
  mail: Pick<MailSummary, 'state' | 'endedAt' | 'trouble' | 'attempts' | 'sendAfter' | 'isLate'>
  canBeSent: boolean
}

/** In words: when it went or why it did not, and when it is tried next. */
export function WhatHappens({ mail, canBeSent }: WhatHappensProps) {
  const { state, endedAt, trouble, attempts, sendAfter, isLate } = mail
  if (state === 'sent' && endedAt) {
    return (
      <span>
        The mail server took it on <Moment at={endedAt} />.
      </span>
    )
  }
  if (state === 'failed') return <span>{trouble === undefined ? 'It was given up.' : troubleWords[trouble]}</span>
  if (isLate) return <span>{troubleWords.expired}</span>
  if (!canBeSent) return <span>Waits to be handed over.</span>
  if (trouble === undefined) return <span>{attempts === 0 ? 'Goes in a moment.' : 'Being sent.'}</span>
  return (
    <span>
      {troubleWords[trouble]} Tried {attempts === 1 ? 'once' : `${attempts} times`}; again on <Moment at={sendAfter} />.
    </span>
  )
}
