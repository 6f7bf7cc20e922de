/** The mail room in the console. */
import type { VNode } from 'preact'
import { MailListPage, type MailSummary } from '../../../views/mail/mail-list-page.tsx'
import { MailPage } from '../../../views/mail/mail-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function mailPages({
  person,
  organization,
  email,
  host,
  sentence,
  message,
  typed,
}: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`)
  const waiting: MailSummary = {
    ...{ id: '0b5d7000-0000-4000-8000-000000000001', kind: 'reset', state: 'waiting', memberName: person },
    ...{
      createdAt: at('09:00'),
      sendAfter: at('09:00'),
      attempts: 0,
      endedAt: undefined,
      trouble: undefined,
      isLate: false,
    },
  }
  const mails: MailSummary[] = [
    waiting,
    { ...waiting, id: '2', kind: 'verification', attempts: 3, sendAfter: at('09:21'), trouble: 'server-unreachable' },
    { ...waiting, id: '3', kind: 'verification', state: 'sent', attempts: 1, endedAt: at('09:01') },
    { ...waiting, id: '4', state: 'failed', attempts: 1, endedAt: at('09:02'), trouble: 'recipient-refused' },
    { ...waiting, id: '5', memberName: undefined, state: 'failed', endedAt: at('09:03'), trouble: 'unreadable' },
  ]
  const list = { frame, counts: { waiting: 2, sent: 1204, failed: 2 }, shown: undefined, olderHref: undefined }
  const details = {
    ...waiting,
    subject: typed,
    language: 'de',
    goodUntil: at('09:30'),
    hasMessage: true,
    holdsOneTimeLink: true,
  }
  const page = { frame, csrfToken, canBeSent: true, canOpen: false, canRetry: false }
  const text = `Hello ${message},\n\n${sentence}\n\nhttps://id.example.org/setup/${'a1b2c3d4'.repeat(6)}\n`
  return {
    mails: (
      <MailListPage
        {...list}
        server={{ name: host, from: email }}
        mails={mails}
        olderHref="/admin/settings/mail?before=5"
        isFirstPage={false}
      />
    ),
    'mails-not-set': (
      <MailListPage {...list} server={undefined} mails={[waiting, { ...waiting, id: '2', isLate: true }]} isFirstPage />
    ),
    'mails-none': <MailListPage {...list} shown="failed" server={undefined} mails={[]} isFirstPage />,
    mail: <MailPage {...page} mail={details} canOpen />,
    'mail-read-only': <MailPage {...page} mail={details} />,
    'mail-opened': (
      <MailPage
        {...page}
        canBeSent={false}
        mail={details}
        read={{ kind: 'opened', to: email, text, isLinkHidden: false }}
      />
    ),
    'mail-failed': (
      <MailPage
        {...page}
        mail={{ ...details, state: 'failed', endedAt: at('09:02'), trouble: 'credentials-refused' }}
        canRetry
      />
    ),
    'mail-unreadable': <MailPage {...page} mail={details} read={{ kind: 'unreadable' }} />,
  }
}
