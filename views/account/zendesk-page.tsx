/** What Zendesk is told of a member by each app, as it would be sent now, and when it was sent. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { accountWordsOf } from './words/catalogue.ts'
import type { AccountWords } from './words/words.ts'

export type ToldApp = {
  key: string
  name: string
  /** Undefined while signing in there is switched off. */
  now: readonly { claim: string; value: string }[] | undefined
  /** The latest first. Undefined claims: Zendesk answered with an error. */
  times: readonly { id: string; at: Date; claims: readonly string[] | undefined }[]
}

export type ZendeskPageProps = {
  account: AccountFrame
  apps: readonly ToldApp[]
  organization?: string | undefined
}

export function ZendeskPage({ account, apps, organization }: ZendeskPageProps) {
  const words = accountWordsOf(useSpeech().language).zendesk
  return (
    <Page
      title={words.title}
      shell="member"
      width="wide"
      modules={['moment']}
      organization={organization}
      account={account}
    >
      <div class="stack stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{apps.length === 0 ? words.noApps : words.lead}</p>
      </div>
      {apps.map((app) => (
        <ToldSection key={app.key} app={app} />
      ))}
      <section class="section" aria-label={words.title}>
        {apps.length > 0 && (
          <p class="note">
            {words.eachTime} {words.notKept}
          </p>
        )}
        <p class="note">{words.theirs}</p>
      </section>
    </Page>
  )
}

function ToldSection({ app: { key, name, now, times } }: { app: ToldApp }) {
  const words = accountWordsOf(useSpeech().language).zendesk
  return (
    <section class="section" aria-labelledby={`app-${key}`}>
      <h2 id={`app-${key}`}>
        <Bidi>{name}</Bidi>
      </h2>
      <p class="quiet">{now ? words.now : words.switchedOff}</p>
      {now && (
        <dl class="details details-wide">
          {now.map(({ claim, value }) => (
            <div key={claim}>
              <dt>
                <Bidi>{claimWords(words, claim)}</Bidi>
              </dt>
              <dd>
                <Bidi>{value}</Bidi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3>{words.times}</h3>
      {times.length === 0 && <p class="quiet">{words.nothingYet}</p>}
      {times.length > 0 && (
        <ol class="places">
          {times.map(({ id, at, claims }) => (
            <li key={id}>
              <div class="place">
                <p>{(claims ? words.handedOver : words.error)(<Moment at={at} />)}</p>
                {claims && (
                  <p class="note">
                    {words.withWhat} <Bidi>{claims.map((claim) => claimWords(words, claim)).join(', ')}</Bidi>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function claimWords({ claims, field }: AccountWords['zendesk'], claim: string): string {
  if (claim.startsWith('user_fields.')) return field(claim.slice('user_fields.'.length))
  return Object.hasOwn(claims, claim) ? claims[claim as keyof typeof claims] : claim
}
