/** Whether everything is well, as one honest sentence, and below it whatever needs somebody. */
import { Alert, type Tone } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'

type AppName = { key: string; name: string }

export type Concern = { weight: 'attention' | 'unknown' } & (
  | { code: 'app-paused' | 'set-up' | 'fallback-never' | 'fallback-outdated'; app: AppName }
  | { code: 'set-up-unknown' | 'app-unknown'; app: AppName }
  | { code: 'staff-unsafe'; app: AppName; missing: number }
  | { code: 'secret-shut' | 'staff-unknown'; app: AppName }
  | { code: 'zendesk-errors'; app: AppName; count: number }
  | { code: 'mail-failed' | 'mail-waiting'; count: number }
  | { code: 'import-failed'; importId: string }
  | { code: 'not-sealed'; since: Date | undefined }
  | { code: 'sign-in-attacks'; count: number; lastSeenAt: Date }
  | { code: 'findings-open'; critical: number; high: number }
  | { code: 'holds-waiting'; count: number }
  | { code: 'audit-old' | 'audit-partial' | 'audit-blind' | 'audit-failed'; at: Date }
  | { code: 'audit-never' | 'safeguards-unknown' }
  | { code: 'mail-unknown' | 'imports-unknown' | 'history-unknown' | 'attacks-unknown' }
)

export type HealthWordsProps = { state: 'well' | 'attention' | 'unknown' | 'idle'; concerns: readonly Concern[] }

export function HealthWords({ state, concerns }: HealthWordsProps) {
  const { tone, title, more } = sentences[state]
  return (
    <Alert tone={tone} title={title(concerns)}>
      {more !== undefined && <p>{more}</p>}
      {concerns.length > 0 && (
        <ul>
          {concerns.map((concern, index) => (
            <li key={index}>
              <ConcernWords concern={concern} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

type Sentence = { tone: Tone; title: (concerns: readonly Concern[]) => string; more?: string }

const sentences: Record<HealthWordsProps['state'], Sentence> = {
  well: {
    tone: 'success',
    title: () => 'Everything that Latchkey can see is well',
    more: 'What only Zendesk knows, Latchkey knows from what was confirmed in the set-up guide.',
  },
  attention: { tone: 'warning', title: attentionTitle },
  unknown: {
    tone: 'info',
    title: () => 'Latchkey cannot tell whether everything is well',
    more: 'Nothing is known to be wrong, but this is not known either:',
  },
  idle: { tone: 'info', title: () => 'Nobody is signed in to Zendesk through Latchkey yet' },
}

function attentionTitle(concerns: readonly Concern[]): string {
  const count = concerns.filter(({ weight }) => weight === 'attention').length
  const words = count === 1 ? 'One thing needs attention' : `${count} things need attention`
  const unknown = concerns.length - count
  if (unknown === 0) return words
  return `${words}, and ${unknown === 1 ? 'one is' : `${unknown} are`} not known`
}

function ConcernWords({ concern }: { concern: Concern }) {
  switch (concern.code) {
    case 'app-paused':
      return <OfApp app={concern.app} says="sign-in is paused." path="" link="Look at the app" />
    case 'set-up':
      return <OfApp app={concern.app} says="the set-up asks for attention." path="/set-up" link="Open the guide" />
    case 'set-up-unknown':
      return (
        <OfApp
          app={concern.app}
          says="something about the set-up was not checked, or the answer is too old."
          path="/set-up"
          link="Open the guide"
        />
      )
    case 'app-unknown':
      return <OfApp app={concern.app} says="its state could not be read; the log says more." path="" link="Try there" />
    case 'staff-unsafe':
      return (
        <OfApp
          app={concern.app}
          says={
            concern.missing === 0
              ? 'everyone is let in, and nobody is marked as staff: who has a desk in Zendesk is not known here.'
              : `everyone is let in, and something is missing of ${concern.missing === 1 ? 'one member' : `${concern.missing} members`} of staff.`
          }
          path="/roll-out"
          link="See of whom"
        />
      )
    case 'staff-unknown':
      return (
        <OfApp
          app={concern.app}
          says="whether the staff is safe could not be read."
          path="/roll-out"
          link="Try there"
        />
      )
    case 'secret-shut':
      return (
        <OfApp
          app={concern.app}
          says="the last hand-off failed, since its shared secret does not open."
          path="/edit"
          link="Enter the secret again"
        />
      )
    case 'fallback-never':
      return (
        <OfApp
          app={concern.app}
          says="there is no way in on record for when Latchkey is down."
          path="/fallback"
          link="Publish the fallback sheet"
        />
      )
    case 'fallback-outdated':
      return (
        <OfApp
          app={concern.app}
          says="the fallback sheet that was published is not right any more."
          path="/fallback"
          link="Publish it again"
        />
      )
    case 'zendesk-errors': {
      const query = new URLSearchParams({ what: 'hand-offs', outcome: 'failed', app: concern.app.key })
      return (
        <>
          <Bidi>{concern.app.name}</Bidi>: Zendesk answered with{' '}
          {concern.count === 1 ? 'an error' : `${concern.count} errors`} in the last day.{' '}
          <a href={`/admin/events?${query}`}>See what it said</a>
        </>
      )
    }
    case 'mail-failed':
      return (
        <>
          {concern.count === 1 ? '1 message' : `${concern.count} messages`} could not be sent.{' '}
          <a href="/admin/settings/mail?state=failed">See why</a>
        </>
      )
    case 'mail-waiting':
      return (
        <>
          No mail server is set, and {concern.count === 1 ? '1 message waits' : `${concern.count} messages wait`} to be
          handed over. <a href="/admin/settings/mail?state=waiting">Open them</a>
        </>
      )
    case 'import-failed':
      return (
        <>
          An import failed. <a href={`/admin/members/import/${concern.importId}`}>See how far it came</a>
        </>
      )
    case 'not-sealed':
      return (
        <>
          The history has not been sealed
          {concern.since && (
            <>
              {' '}
              since <Moment at={concern.since} />
            </>
          )}
          . <code>latchkey doctor</code> says more.
        </>
      )
    case 'sign-in-attacks':
      return (
        <>
          {concern.count === 1 ? 'An attack' : `${concern.count} attacks`} on the sign-in in the last day, lately seen{' '}
          <Moment at={concern.lastSeenAt} />. Nobody has to be locked out: tries are slowed down by themselves.{' '}
          <a href="/admin/events?what=sign-ins">See what was tried</a>
        </>
      )
    case 'holds-waiting':
      return (
        <>
          {concern.count === 1 ? 'A hand-off is' : `${concern.count} hand-offs are`} held, and whoever waits for it
          cannot sign in to Zendesk. <a href="/admin/safeguards/holds">Decide</a>
        </>
      )
    case 'findings-open':
      return (
        <>
          Safeguards found {findingCounts(concern)} that nobody has decided about.{' '}
          <a href="/admin/safeguards">See what they are</a>
        </>
      )
    case 'audit-failed':
    case 'audit-old':
    case 'audit-partial':
    case 'audit-blind':
      return (
        <>
          {auditWords[concern.code]} <Moment at={concern.at} />. <a href="/admin/safeguards">See what is known</a>
        </>
      )
    case 'audit-never':
      return (
        <>
          No audit of the safeguards has been finished yet. <a href="/admin/audits">Run one</a>
        </>
      )
    case 'safeguards-unknown':
      return <>What the safeguards found could not be read; the log says more.</>
    case 'attacks-unknown':
      return <>Whether the sign-in is under attack could not be read; the log says more.</>
    case 'mail-unknown':
      return <>The outbox could not be read; the log says more.</>
    case 'imports-unknown':
      return <>The imports could not be read; the log says more.</>
    case 'history-unknown':
      return <>Whether the history is sealed could not be read; the log says more.</>
  }
}

const auditWords = {
  'audit-failed': 'An audit of the safeguards did not come to its end,',
  'audit-old': 'Audits of the safeguards do not run: the last one was finished',
  'audit-partial': 'The last audit of the safeguards could not see everything,',
  'audit-blind': 'The last audit of the safeguards was blind in part,',
} as const

const findingCounts = ({ critical, high }: { critical: number; high: number }): string =>
  [critical > 0 ? `${critical} critical` : '', high > 0 ? `${high} of high severity` : '']
    .filter((words) => words !== '')
    .join(' and ')

function OfApp({ app, says, path, link }: { app: AppName; says: string; path: string; link: string }) {
  return (
    <>
      <Bidi>{app.name}</Bidi>: {says} <a href={`/admin/apps/${encodeURIComponent(app.key)}${path}`}>{link}</a>
    </>
  )
}
