/** Says when an app's fallback sheet hangs nowhere, or hangs there with something wrong on it. */
import { Alert } from '../parts/alert.tsx'
import { Moment } from '../parts/moment.tsx'

export type SheetState =
  | { state: 'never' }
  | { state: 'current'; publishedAt: Date }
  | {
      state: 'outdated'
      publishedAt: Date
      changes: readonly ('links' | 'name' | 'organization' | 'support' | 'notes' | 'wording')[]
    }

export type SheetReminderProps = {
  state: SheetState
  /** Where to do something about it; left out on that page itself. */
  href?: string
}

const words = {
  links: 'the links themselves',
  name: 'the name of the app',
  organization: 'the name of your organisation',
  support: 'whom to ask',
  notes: 'your own words',
  wording: 'Latchkey’s own sentences',
} as const

export function SheetReminder({ state, href }: SheetReminderProps) {
  if (state.state === 'never') {
    return (
      <Alert tone="warning" title="The fallback sheet was never published">
        <p>
          When Latchkey is down, so is its fallback page. <Way href={href}>Download the sheet</Way> and put it where
          people find it without Latchkey.
        </p>
      </Alert>
    )
  }
  if (state.state === 'outdated') {
    return (
      <Alert
        tone={state.changes.includes('links') ? 'danger' : 'warning'}
        title="The published fallback sheet is out of date"
      >
        <p>
          It was published on <Moment at={state.publishedAt} />. Changed since:{' '}
          {state.changes.map((change) => words[change]).join(', ')}. <Way href={href}>Download it again</Way> and
          replace it everywhere it hangs.
        </p>
      </Alert>
    )
  }
  // Nothing to be reminded of: said only where somebody came to see it.
  if (href !== undefined) return null
  return (
    <Alert tone="success">
      <p>
        The sheet was published on <Moment at={state.publishedAt} />, and nothing on it has changed since.
      </p>
    </Alert>
  )
}

function Way({ href, children }: { href: string | undefined; children: string }) {
  return href === undefined ? <>{children}</> : <a href={href}>{children}</a>
}
