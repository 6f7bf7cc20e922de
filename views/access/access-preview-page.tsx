/** Whom an access policy lets in, before it is saved or as it is in force: numbers, warnings, and the people behind each number. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { CountedPeople, type CountedPeopleProps } from './counted-people.tsx'
import { PolicySentences, type Phrase } from './phrase.tsx'

export type AccessPreviewPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  /** The policy that was looked at, and the one in force; undefined where they are the same. */
  sentences: { looked: readonly Phrase[]; inForce: readonly Phrase[] | undefined }
  fields: readonly KeptField[]
  /** Goes along with saving: says that this page was seen. */
  seen: string
  canChange: boolean
  counts: {
    members: number
    letIn: number
    keptOut: number
    newlyIn: number
    newlyOut: number
    staffNewlyIn: number
    staffNewlyOut: number
  }
  warnings: {
    keepsSelfOut: boolean
    letsNobodyIn: boolean
    opensToEverybody: boolean
    administrators: { names: readonly string[]; more: boolean }
  }
  /** The people behind one of the numbers, if they were asked for. */
  listed?: Omit<CountedPeopleProps, 'csrfToken' | 'action' | 'fields'> | undefined
}

export function AccessPreviewPage(props: AccessPreviewPageProps) {
  const { frame, csrfToken, app, sentences, fields, seen, canChange, counts, warnings, listed } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/access`
  const isChange = sentences.inForce !== undefined
  const isGrave = warnings.keepsSelfOut || warnings.letsNobodyIn || warnings.opensToEverybody
  const common = { csrfToken, action: `${home}/preview#people`, fields }
  return (
    <Page title={`Who may sign in to ${app.name}: who that is`} shell="console" frame={frame}>
      <AppHead app={app} here="access" />
      <section class="stack stack-loose" aria-labelledby="who">
        <h2 id="who">{isChange ? 'Who this would let in' : 'Who is let in'}</h2>
        {isChange && <Warnings {...warnings} counts={counts} />}
        <Numbers {...common} counts={counts} isChange={isChange} />
        <p class="hint">
          Counted just now, among the members who can sign in at all: active, and with a password. Other checks stay as
          they are: the roll-out, confirmed addresses, addresses shared by two members.
        </p>
      </section>
      {listed && <CountedPeople {...common} {...listed} />}
      <div class={isChange ? 'columns columns-two' : 'columns'}>
        <section class="card stack" aria-labelledby="looked">
          <h2 id="looked">{isChange ? 'Would be in force' : 'In force'}</h2>
          <PolicySentences sentences={sentences.looked} />
        </section>
        {sentences.inForce && (
          <section class="card stack" aria-labelledby="in-force">
            <h2 id="in-force">In force now</h2>
            <PolicySentences sentences={sentences.inForce} />
          </section>
        )}
      </div>
      <div class="form-actions">
        {isChange && canChange && (
          <form method="post" action={home}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={[...fields, { name: 'seen', value: seen }]} />
            <Button kind={isGrave ? 'danger' : 'primary'}>Put this in force</Button>
          </form>
        )}
        {canChange && (
          <form method="post" action={`${home}/edit`}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={fields} />
            <Button kind="secondary">{isChange ? 'Go on writing' : 'Change the rules'}</Button>
          </form>
        )}
        <ButtonLink href={home} kind="quiet">
          {isChange ? 'Leave it as it is' : 'Back'}
        </ButtonLink>
      </div>
    </Page>
  )
}

type WarningsProps = AccessPreviewPageProps['warnings'] & { counts: AccessPreviewPageProps['counts'] }

function Warnings({ keepsSelfOut, letsNobodyIn, opensToEverybody, administrators, counts }: WarningsProps) {
  const { names, more } = administrators
  return (
    <>
      {keepsSelfOut && (
        <Alert tone="danger" title="This keeps you out yourself">
          <p>
            You could still change it back here, but you could not sign in to this Zendesk account through Latchkey.
          </p>
        </Alert>
      )}
      {names.length > 0 && (
        <Alert tone="warning" title="Administrators are newly kept out">
          <p>
            {names.map((name, index) => (
              <span key={index}>
                {index > 0 && ', '}
                <Bidi>{name}</Bidi>
              </span>
            ))}
            {more ? ' and others.' : '.'}
          </p>
        </Alert>
      )}
      {counts.staffNewlyOut > 0 && (
        <Alert tone="warning" title={`${told(counts.staffNewlyOut)} of your staff would be kept out`}>
          <p>They may be in the middle of work: what they have open in Zendesk stays open, their next sign-in fails.</p>
        </Alert>
      )}
      {opensToEverybody && (
        <Alert tone="warning" title="This opens the door to everybody">
          <p>Every member whom no rule keeps out can sign in to this Zendesk account, those who are added later too.</p>
        </Alert>
      )}
      {letsNobodyIn && (
        <Alert tone="danger" title="Nobody would be let in">
          <p>No member who can sign in at all gets past these rules.</p>
        </Alert>
      )}
    </>
  )
}

type NumbersProps = Pick<CountedPeopleProps, 'csrfToken' | 'action' | 'fields'> & {
  counts: AccessPreviewPageProps['counts']
  isChange: boolean
}

function Numbers({ csrfToken, action, fields, counts, isChange }: NumbersProps) {
  const shown = [
    { people: 'let-in', label: 'Let in', count: counts.letIn, note: undefined },
    { people: 'kept-out', label: 'Kept out', count: counts.keptOut, note: undefined },
    ...(isChange
      ? [
          { people: 'newly-in', label: 'Newly let in', count: counts.newlyIn, note: staff(counts.staffNewlyIn) },
          { people: 'newly-out', label: 'Newly kept out', count: counts.newlyOut, note: staff(counts.staffNewlyOut) },
        ]
      : []),
  ]
  return (
    <ul class="figures">
      {shown.map(({ people, label, count, note }) => (
        <li key={people} class="card">
          <p class="figure">
            <span class="figure-number">{told(count)}</span> <span>{label}</span>
            {note !== undefined && <span class="hint">{note}</span>}
          </p>
          {count > 0 && (
            <form method="post" action={action}>
              <CsrfField token={csrfToken} />
              <KeptFields fields={fields} />
              <Button kind="secondary" size="small" name="people" value={people}>
                Show<span class="visually-hidden">{` who is ${label.toLowerCase()}`}</span>
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

const staff = (count: number): string | undefined => (count === 0 ? undefined : `${told(count)} of them staff`)

const told = (count: number): string => count.toLocaleString('en-GB')
