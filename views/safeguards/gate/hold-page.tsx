/** One held hand-off: why, what was seen of whom, what Zendesk would do, and what can be decided. */
import { ChoiceField } from '../../access/choice-field.tsx'
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import { Button } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PerZendesk } from '../../parts/per-zendesk.tsx'
import { findingWords } from '../finding-words.ts'
import { EvidenceTable, type EvidenceRow } from '../findings/evidence-table.tsx'
import { titleOf } from '../findings/finding-badges.tsx'
import { HoldBadge, type ListedHold } from './holds-page.tsx'
import { ReasonField } from './reason-field.tsx'

export type HoldPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  hold: ListedHold & { reason: string | undefined; validUntil: Date | undefined }
  evidence: readonly EvidenceRow[]
  /** What keeps whoever looks from deciding. */
  obstacle: 'role' | 'party' | 'for-owners' | 'same-person' | undefined
  values: Readonly<Record<'wish' | 'reason' | 'days', string>>
  errors: Readonly<Partial<Record<string, string>>>
}

export function HoldPage({ frame, csrfToken, hold, evidence, obstacle, values, errors }: HoldPageProps) {
  const { app, member, code } = hold
  const words = findingWords[code]
  return (
    <Page title={`Held: ${member.name}`} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Safeguards', href: '/admin/safeguards' },
          { label: 'Held hand-offs', href: '/admin/safeguards/holds' },
        ]}
        here={member.name}
      />
      <div class="page-head">
        <div class="stack stack-tight">
          <div class="title">
            <h1>
              <Bidi>{member.name}</Bidi>
            </h1>
            <HoldBadge state={hold.state} />
          </div>
          <p class="quiet">
            {titleOf(code)}, at the sign-in to <Bidi>{app.name}</Bidi>, since <Moment at={hold.askedAt} />
          </p>
        </div>
      </div>
      {words && (
        <section class="card stack prose-card" aria-labelledby="why">
          <h2 id="why">Why it is held</h2>
          <p>{words.meaning}</p>
          <p>
            {words.effect} {words.article !== undefined && <PerZendesk article={words.article} />}
          </p>
        </section>
      )}
      <section class="stack" aria-labelledby="seen">
        <h2 id="seen">What was seen</h2>
        <EvidenceTable rows={evidence} />
        <p class="hint">
          As it was when the sign-in was held. If any of it has changed since, a decision falls and the sign-in is held
          anew.
        </p>
        <p>
          <a href={`/admin/members/${member.id}`}>
            The member’s page<span class="visually-hidden"> of {<Bidi>{member.name}</Bidi>}</span>
          </a>
        </p>
      </section>
      {words && words.remedy.length > 0 && (
        <section class="stack" aria-labelledby="remedy">
          <h2 id="remedy">Instead of approving it</h2>
          <ol>
            {words.remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      <Past {...hold} />
      {obstacle === undefined ? (
        <Decide {...{ csrfToken, hold, values, errors }} />
      ) : (
        <Alert tone="info">
          <p>{obstacles[obstacle]}</p>
        </Alert>
      )}
    </Page>
  )
}

const obstacles = {
  role: 'Owners and administrators decide about held hand-offs.',
  party: 'This is about you as well, so somebody else has to decide.',
  'for-owners': 'The member is staff or holds a role, so two owners have to decide.',
  'same-person': 'You agreed already. It takes a second person, who agrees to the same.',
} as const

function Past({ reason, first, decided, validUntil }: HoldPageProps['hold']) {
  if (reason === undefined) return null
  const who = decided ? decided.name : first?.name
  return (
    <section class="card stack prose-card" aria-labelledby="said">
      <h2 id="said">What was said</h2>
      <p>
        <Bidi>{who ?? 'Somebody who is gone'}</Bidi>:{' '}
        <q>
          <Bidi>{reason}</Bidi>
        </q>
      </p>
      {validUntil && (
        <p>
          Until <Moment at={validUntil} />
        </p>
      )}
    </section>
  )
}

function Decide({ csrfToken, hold, values, errors }: Pick<HoldPageProps, 'csrfToken' | 'hold' | 'values' | 'errors'>) {
  const isOpen = hold.state === 'waiting' || hold.state === 'seconding'
  if (!isOpen && (hold.state === 'used' || hold.state === 'void')) return null
  return (
    <section class="stack" aria-labelledby="decide">
      <h2 id="decide">{isOpen ? 'Decide' : 'Take it back'}</h2>
      <form class="form" method="post" action={`/admin/safeguards/holds/${hold.id}`}>
        <CsrfField token={csrfToken} />
        {isOpen ? (
          <>
            {hold.needsTwo && (
              <Alert tone="warning" title="This takes two people">
                <p>
                  {hold.state === 'seconding'
                    ? 'Somebody agreed already. With a second person it is in force; one is enough to refuse.'
                    : 'Nothing passes until a second person has agreed as well. One person is enough to refuse.'}
                </p>
              </Alert>
            )}
            <ChoiceField
              name="wish"
              label="What is to happen"
              value={values.wish}
              error={errors['wish']}
              choices={hold.state === 'seconding' ? [...secondWishes] : [...wishes]}
            />
            {hold.state === 'waiting' && (
              <SelectField
                name="days"
                label="An approval that lasts is good for"
                value={values.days}
                error={errors['days']}
                choices={[...lengths]}
              />
            )}
          </>
        ) : (
          <input type="hidden" name="wish" value="withdrawn" />
        )}
        <ReasonField value={values.reason} error={errors['reason']} />
        <div class="form-actions">
          <Button kind={isOpen ? 'primary' : 'danger'}>{isOpen ? 'Decide' : 'Take the decision back'}</Button>
        </div>
      </form>
    </section>
  )
}

const wishes = [
  { value: 'approved-once', label: 'Approve once: good for their next hand-off alone' },
  { value: 'approved', label: 'Approve: good until any of what was seen changes' },
  { value: 'refused', label: 'Refuse: they stay out, and are told so' },
] as const

const secondWishes = [
  { value: 'approved', label: 'Agree: what the first one chose is put in force' },
  { value: 'refused', label: 'Refuse: they stay out, and are told so' },
] as const

const lengths = [
  { value: 'unchanged', label: 'As long as nothing changes' },
  { value: '30', label: '30 days at most' },
  { value: '90', label: '90 days at most' },
  { value: '180', label: '180 days at most' },
] as const
