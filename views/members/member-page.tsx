/** One member: who they are, whether and how they sign in, what Zendesk was told, and what happened. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Moment } from '../parts/moment.tsx'
import { HistoryList, type HistoryLine } from './history-list.tsx'
import { MemberActions, type MemberActionsProps } from './member-actions.tsx'
import { MemberBadges } from './member-badges.tsx'
import { MemberHandoffs, type MemberHandoffsProps } from './member-handoffs.tsx'
import { MemberIdentity, type MemberIdentityProps } from './member-identity.tsx'
import { MemberSessions, type MemberSessionsProps } from './member-sessions.tsx'
import { MemberSignIn, type MemberSignInProps } from './member-sign-in.tsx'

export type MemberPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  member: MemberIdentityProps['member'] & { id: string; isOneself: boolean }
  sharers: readonly { id: string; name: string; externalId: string; hasCredentials: boolean }[]
  /** That they asked to be erased, while it waits for an answer. */
  erasure?: { id: string; askedAt: Date; reason: string | undefined } | undefined
  signIn: Omit<MemberSignInProps, 'hasCredentials'>
  sessions: MemberSessionsProps['sessions']
  handoffs: MemberHandoffsProps['handoffs']
  history: { lines: readonly HistoryLine[]; hasMore: boolean }
  actions: Omit<MemberActionsProps, 'csrfToken' | 'home'>
  hasCredentials: boolean
}

export function MemberPage(props: MemberPageProps) {
  const { frame, csrfToken, member, sharers, erasure, signIn, sessions, handoffs, history, actions, hasCredentials } =
    props
  const home = `/admin/members/${member.id}`
  return (
    <Page title={member.name} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here={member.name} />
      <div class="page-head">
        <div class="title">
          <h1>
            <Bidi>{member.name}</Bidi>
          </h1>
          <MemberBadges {...member} hasCredentials={hasCredentials} />
        </div>
        {actions.may.change && (
          <ButtonLink href={`${home}/edit`} kind="secondary">
            Edit
          </ButtonLink>
        )}
      </div>
      {sharers.length > 0 && <Sharers sharers={sharers} />}
      {erasure && <AskedErasure erasure={erasure} home={home} mayAnswer={actions.may.erase} />}
      <div class="columns columns-aside">
        <section class="card stack" aria-labelledby="identity">
          <h2 id="identity">Details</h2>
          <MemberIdentity member={member} />
        </section>
        <aside class="stack stack-loose" aria-label="Actions">
          <MemberActions {...actions} csrfToken={csrfToken} home={home} />
        </aside>
        <div class="stack stack-loose">
          <section class="card stack" aria-labelledby="signing-in">
            <h2 id="signing-in">Signing in</h2>
            <MemberSignIn {...signIn} hasCredentials={hasCredentials} />
          </section>
          <section class="card stack" aria-labelledby="sessions">
            <h2 id="sessions">Open sessions</h2>
            <MemberSessions sessions={sessions} mayEnd={actions.may.change} csrfToken={csrfToken} home={home} />
          </section>
          <section class="card stack" aria-labelledby="handoffs">
            <h2 id="handoffs">Sent to Zendesk</h2>
            <MemberHandoffs handoffs={handoffs} />
          </section>
          <section class="card stack" aria-labelledby="history">
            <h2 id="history">History</h2>
            <HistoryList lines={history.lines} />
            {history.hasMore && (
              <p>
                <a href={`${home}/history`}>The whole history</a>
              </p>
            )}
          </section>
        </div>
      </div>
    </Page>
  )
}

function AskedErasure({ erasure, home, mayAnswer }: AskedErasureProps) {
  const { id, askedAt, reason } = erasure
  return (
    <Alert tone="warning" title="They asked to be erased">
      <p>
        Asked <Moment at={askedAt} />
        {reason === undefined ? ', without a reason.' : '. Their reason: '}
        {reason !== undefined && <Bidi>{reason}</Bidi>}
      </p>
      {mayAnswer ? (
        <p>
          <a href={`${home}/erase`}>Erase them</a> or <a href={`/admin/members/erasures/${id}/decline`}>decline</a> with
          a reason that they will read.
        </p>
      ) : (
        <p>An owner or administrator answers it.</p>
      )}
    </Alert>
  )
}

type AskedErasureProps = { erasure: NonNullable<MemberPageProps['erasure']>; home: string; mayAnswer: boolean }

/** Allowed, and never overlooked: what it means depends on who of them has a password. */
function Sharers({ sharers }: Pick<MemberPageProps, 'sharers'>) {
  return (
    <Alert tone="warning" title="Others have the same e-mail address">
      <p>
        {sharers.some(({ hasCredentials }) => hasCredentials)
          ? 'Zendesk could not tell them apart, so nobody is handed over who shares the address of a member with a password. Give each an address of their own.'
          : 'As soon as one of the others has a password, this member is handed over no more. Give each an address of their own.'}
      </p>
      <ul>
        {sharers.map(({ id, name, externalId, hasCredentials }) => (
          <li key={id}>
            <a href={`/admin/members/${id}`}>
              <Bidi>{name}</Bidi>
            </a>
            {', '}
            <Bidi>{externalId}</Bidi>
            {hasCredentials ? ', has a password' : ', has no password'}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
