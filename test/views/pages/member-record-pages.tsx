/** One member in the console: everything known about them, what was refused to whom, and their history. */
import type { VNode } from 'preact'
import { MemberHistoryPage } from '../../../views/members/member-history-page.tsx'
import { MemberPage, type MemberPageProps } from '../../../views/members/member-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const at = new Date('2026-11-03T08:05:00Z')
const later = new Date('2026-11-04T09:00:00Z')

export function memberRecordPages(words: Words): Record<string, VNode> {
  const { person, app, organization, sentence, typed } = words
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const lines = linesOf(words)
  const page = memberPage(words, { frame, lines })
  const { member } = page
  const nothing = {
    change: false,
    vouch: false,
    sendReset: false,
    removePassword: false,
    makeCode: false,
    resetFactors: false,
    changeRole: false,
    erase: false,
    exportPerson: false,
  }
  return {
    member: <MemberPage {...page} />,
    'member-kept-out': (
      <MemberPage
        {...page}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        member={{ ...member, status: 'suspended', emailVerifiedAt: undefined, role: undefined, isStaff: false }}
        hasCredentials={false}
        erasure={{ id: 'erasure', askedAt: at, reason: typed }}
        sharers={[
          { id: 'two', name: person, externalId: typed, hasCredentials: true },
          { id: 'three', name: 'Bob', externalId: 'm-3', hasCredentials: false },
        ]}
        signIn={{
          ...page.signIn,
          hasPassword: false,
          lastSignedInAt: undefined,
          lockedUntil: later,
          isSuspended: true,
          apps: [
            { key: 'contoso', name: app, isLinked: false, obstacles: ['member-suspended', 'address-shared'] },
            { key: 'fabrikam', name: 'Fabrikam', isLinked: true, obstacles: [] },
          ],
          hasMoreApps: true,
          lacksSecondFactor: true,
          setupLinks: [{ createdAt: at, expiresAt: later, isMailed: true }],
          verificationLinks: [{ createdAt: at, expiresAt: later }],
        }}
        actions={{
          ...page.actions,
          isSuspended: true,
          isLocked: true,
          hasCredentials: false,
          role: undefined,
          address: 'unverified',
          noResetBecause: sentence,
          recovery: {
            hasFactors: false,
            needsApproval: true,
            grant: { id: 'g', madeBy: person, isWaiting: true, createdAt: at, expiresAt: later, canApprove: true },
          },
          errors: { how: sentence },
          typed: { how: typed },
        }}
      />
    ),
    'member-bare': (
      <MemberPage
        {...page}
        frame={frame}
        member={{
          ...member,
          username: undefined,
          email: undefined,
          emailVerifiedAt: undefined,
          phone: undefined,
          organization: undefined,
          locale: undefined,
          role: undefined,
          attributes: {},
        }}
        hasCredentials={false}
        signIn={{ ...page.signIn, hasPassword: false, lastSignedInAt: undefined, apps: [] }}
        sessions={[]}
        handoffs={[]}
        history={{ lines: [], hasMore: false }}
        actions={{
          ...page.actions,
          address: 'none',
          noResetBecause: sentence,
          errors: { reason: sentence, role: sentence, resetReason: sentence },
          typed: { reason: typed, resetReason: typed },
        }}
      />
    ),
    'member-for-owners': (
      <MemberPage
        {...page}
        frame={frame}
        actions={{ ...page.actions, address: 'unverified', may: { ...nothing, change: true } }}
      />
    ),
    'member-read-only': <MemberPage {...page} actions={{ ...page.actions, may: nothing }} />,
    'member-history': (
      <MemberHistoryPage
        frame={frame}
        member={{ id: 'one', name: person }}
        lines={lines}
        olderHref="/admin/members/one/history?before=1"
        isFirst
      />
    ),
    'member-history-end': (
      <MemberHistoryPage
        frame={frame}
        member={{ id: 'one', name: person }}
        lines={[]}
        olderHref={undefined}
        isFirst={false}
      />
    ),
  }
}

type Lines = MemberPageProps['history']['lines']

function memberPage(
  { person, app, organization, email, sentence, message, typed }: Words,
  { frame, lines }: { frame: ConsoleFrame; lines: Lines },
): MemberPageProps {
  const member: MemberPageProps['member'] = {
    id: 'one',
    isOneself: false,
    name: person,
    externalId: typed,
    username: message,
    email,
    emailVerifiedAt: at,
    phone: '+442079460958',
    organization,
    locale: 'en-GB',
    isStaff: true,
    status: 'active',
    role: 'operator',
    attributes: { member_since: '1943', note: sentence },
    createdAt: at,
    updatedAt: later,
  }
  const may = {
    change: true,
    vouch: true,
    sendReset: true,
    removePassword: true,
    makeCode: true,
    resetFactors: true,
    changeRole: true,
    erase: true,
    exportPerson: true,
  }
  return {
    frame: { ...frame, flash: { tone: 'success', message: sentence } },
    csrfToken,
    member,
    hasCredentials: true,
    sharers: [],
    signIn: {
      hasPassword: true,
      lastSignedInAt: later,
      lockedUntil: undefined,
      isSuspended: false,
      apps: [{ key: 'contoso', name: app, isLinked: true, obstacles: [] }],
      hasMoreApps: false,
      lacksSecondFactor: false,
      setupLinks: [],
      verificationLinks: [],
      factors: { hasTotp: true, passkeys: 2, recoveryCodes: 9 },
      browsers: 3,
    },
    sessions: [
      { handle: 'a1', signedInAt: at, lastSeenAt: later, endsAt: later },
      { handle: 'b2', signedInAt: at, lastSeenAt: undefined, endsAt: later },
    ],
    handoffs: [
      {
        id: '9',
        at,
        app,
        sent: { claims: ['iat', 'jti', 'email', 'name', 'external_id'], tokenId: 'pauiTUDJFUK2MoQCYON' },
      },
      { id: '8', at, app, sent: undefined },
    ],
    history: { lines, hasMore: true },
    actions: {
      version: 3,
      isSuspended: false,
      isLocked: false,
      hasCredentials: true,
      role: 'operator',
      address: 'verified',
      may,
      noResetBecause: undefined,
      recovery: { hasFactors: true, needsApproval: true, grant: undefined },
    },
  }
}

function linesOf({ person, app, sentence, typed }: Words): Lines {
  const event = {
    at,
    isRefused: false,
    codes: [],
    actor: person,
    isOwn: false,
    app: undefined,
    ip: undefined,
    reason: undefined,
    changes: [],
  }
  return [
    {
      ...event,
      id: '3',
      type: 'member.changed',
      reason: sentence,
      ip: '192.0.2.1',
      changes: [
        { label: 'Full name', before: person, after: typed },
        { label: 'Telephone', before: undefined, after: '+442079460958' },
        { label: 'Status', before: undefined, after: undefined },
      ],
    },
    { ...event, id: '2', type: 'handoff.refused', isRefused: true, codes: ['address-unverified'], app, isOwn: true },
    { ...event, id: '1', type: 'thing.happened' },
  ]
}
