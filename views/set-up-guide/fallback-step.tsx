/** The last step: the links that lead into Zendesk without us, published where they survive us. */
import { SheetReminder } from '../fallback/sheet-reminder.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Moment } from '../parts/moment.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import type { GuideContext } from './guide-props.ts'

export function FallbackStep({ context: { home, fallback } }: { context: GuideContext }) {
  return (
    <>
      <p>
        When single sign-on is down, people need two links of Zendesk’s that do not pass through Latchkey,{' '}
        <PerZendesk article="4408882128666" />. Publish them where they can be read while Latchkey is away: an intranet
        page, the notice board of the help desk, a printed sheet.
      </p>
      <Published fallback={fallback} href={`${home}/fallback`} />
      <p>
        <ButtonLink href={`${home}/fallback`} kind="secondary" size="small">
          Open the fallback sheet
        </ButtonLink>
      </p>
    </>
  )
}

function Published({ fallback, href }: { fallback: GuideContext['fallback']; href: string }) {
  switch (fallback.state) {
    case 'never':
      return <p>No publication is on record.</p>
    case 'current':
      return (
        <p>
          Published on <Moment at={fallback.publishedAt} />, and nothing on it has changed since.
        </p>
      )
    case 'outdated':
      return <SheetReminder state={fallback} href={href} />
  }
}
