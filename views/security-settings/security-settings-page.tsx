/** How strict Latchkey is with members: passwords, second factors, sessions and registration, each with what it means. */
import { SettingsConflict } from '../branding/settings-conflict.tsx'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SecurityForm, type SecurityFormProps } from './security-form.tsx'
import { settingLabels, settingWords, type SettingField } from './setting-words.ts'

type Values = Readonly<Record<string, string>>
type Counted = { all: number; without: number }

export type SecuritySettingsPageProps = SecurityFormProps & {
  frame: ConsoleFrame
  /** Without it, what holds is shown to be read. */
  canChange: boolean
  /** Active ones: how many, and how many of them have no second factor. */
  people: { administrators: Counted; staff: Counted }
  /** Somebody else was faster: what is stored now, and what was typed. */
  conflict?: { stored: Values; typed: Values } | undefined
}

export function SecuritySettingsPage(props: SecuritySettingsPageProps) {
  const { frame, canChange, people, values, errors = {}, conflict } = props
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  const title = 'Sign-in and security'
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here={title} />
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="quiet">How strict Latchkey is with members and with those who run it.</p>
      </div>
      <ErrorSummary errors={errors} />
      {conflict && <SettingsConflict stored={differences(conflict)} />}
      <PeopleWithout people={people} />
      {canChange ? <SecurityForm {...props} /> : <SecurityToRead values={values} />}
    </Page>
  )
}

function PeopleWithout({ people: { staff, administrators } }: Pick<SecuritySettingsPageProps, 'people'>) {
  if (staff.all === 0) return null
  if (staff.without === 0) return <p>Every active staff member and role holder has a second factor.</p>
  return (
    <p>
      {outOf(staff)} active staff members and role holders have no second factor yet; of those with a role,{' '}
      {outOf(administrators)}. Where it is required of them, they are led to set one up the next time they come.
    </p>
  )
}

const numbers = new Intl.NumberFormat('en-GB')
const outOf = ({ all, without }: Counted): string => `${numbers.format(without)} of ${numbers.format(all)}`

function SecurityToRead({ values }: { values: Values }) {
  return (
    <section class="card stack" aria-labelledby="in-force">
      <h2 id="in-force">What holds now</h2>
      <dl class="details">
        {settingFields.map((field) => (
          <div key={field}>
            <dt>{settingLabels[field]}</dt>
            <dd>
              <Bidi>{settingWords(field, values[field] ?? '')}</Bidi>
            </dd>
          </div>
        ))}
      </dl>
      <p>Only an owner changes this.</p>
    </section>
  )
}

const settingFields = Object.keys(settingLabels) as SettingField[]

const differences = ({ stored, typed }: { stored: Values; typed: Values }) =>
  settingFields
    .filter((field) => (stored[field] ?? '') !== (typed[field] ?? ''))
    .map((field) => ({ label: settingLabels[field], stored: settingWords(field, stored[field] ?? '') }))
