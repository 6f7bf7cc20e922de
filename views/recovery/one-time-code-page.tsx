/** A one-time code, shown once, as a sheet of paper for the member it is for. Around it, what whoever made it should know. */
import { QrCode } from '../fallback/qr-code.tsx'
import { languageOfLocale } from '../languages/language.ts'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { recoveryWordsOf } from './words/catalogue.ts'

export type OneTimeCodePageProps = {
  frame: ConsoleFrame
  member: { id: string; name: string; externalId: string; locale: string | undefined }
  /** Plain, without groups. */
  code: string
  expiresAt: Date
  needsApproval: boolean
  publicUrl: string
}

export function OneTimeCodePage(props: OneTimeCodePageProps) {
  const { frame, member, needsApproval } = props
  const home = `/admin/members/${member.id}`
  return (
    <Page title={`One-time code for ${member.name}`} shell="console" frame={frame}>
      <div class="stack off-paper">
        <Breadcrumbs
          items={[
            { label: 'Members', href: '/admin/members' },
            { label: member.name, href: home },
          ]}
          here="One-time code"
        />
        <Alert tone="warning" title="This page is shown once">
          <p>
            Print it now, or copy the code, and hand it over yourself to somebody you know to be them. If it is lost,
            make another: this one is void then.
          </p>
        </Alert>
        {needsApproval && (
          <Alert tone="info" title="It opens nothing yet">
            <p>
              They are staff or have a role here, so a second owner has to approve it: on{' '}
              <a href="/admin/members/recovery">the page of waiting codes</a>, or on the page of this member.
            </p>
          </Alert>
        )}
      </div>
      <Sheet {...props} />
      <div class="row off-paper">
        <ButtonLink href={home} kind="secondary">
          Back to the member
        </ButtonLink>
      </div>
    </Page>
  )
}

/** What is printed, in the language of whom it is for. */
function Sheet({ frame, member, code, expiresAt, needsApproval, publicUrl }: OneTimeCodePageProps) {
  const language = languageOfLocale(member.locale) ?? 'en'
  const { sheet } = recoveryWordsOf(language)
  return (
    <section class="card paper stack" lang={language} aria-labelledby="sheet">
      {frame.organization !== undefined && (
        <p class="quiet">
          <Bidi>{frame.organization}</Bidi>
        </p>
      )}
      <h1 id="sheet">{sheet.title}</h1>
      <dl class="details">
        <div>
          <dt>{sheet.person}</dt>
          <dd>
            <Bidi>{member.name}</Bidi> (<Bidi>{member.externalId}</Bidi>)
          </dd>
        </div>
        <div>
          <dt>{sheet.code}</dt>
          <dd>
            <code class="paper-code">{inGroups(code)}</code>
          </dd>
        </div>
        <div>
          <dt>{sheet.goodUntil}</dt>
          <dd>{untilIn(language, expiresAt)}</dd>
        </div>
      </dl>
      <div class="paper-ways">
        <ol class="stack stack-tight">
          <li>
            {sheet.open} <code>{`${publicUrl}/recover`}</code>
          </li>
          <li>{sheet.type}</li>
          <li>{sheet.choose}</li>
        </ol>
        <QrCode text={`${publicUrl}/recover/${code}`} />
      </div>
      <p>{sheet.keep}</p>
      {needsApproval && <p>{sheet.waits}</p>}
    </section>
  )
}

const inGroups = (code: string): string => code.replace(/(.{4})(?!$)/g, '$1-')

/** On paper there is no viewer's zone to turn it into. */
const untilIn = (language: string, at: Date): string =>
  `${new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`
