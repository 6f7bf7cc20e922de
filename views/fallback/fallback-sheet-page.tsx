/** The fallback sheet of one app: what it says, where to get it, and where it hangs. */
import type { AppState } from '../apps/app-status.tsx'
import { AppHead } from '../apps/app-head.tsx'
import { languageNames, languages, type Language } from '../languages/language.ts'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { SupportWays } from '../parts/support-contact.tsx'
import type { SheetContent } from './fallback-sheet.tsx'
import { PublicationList, type ShownPublication } from './publication-list.tsx'
import { SheetReminder, type SheetState } from './sheet-reminder.tsx'

export type FallbackSheetPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: { key: string; name: string; state: AppState }
  content: SheetContent
  hash: string
  /** The same as it is printed on the sheet. */
  fingerprint: string
  state: SheetState
  /** Undefined while the app has no public page. */
  publicHref: string | undefined
  canChange: boolean
  /** What was typed about a publication that was not recorded. */
  typed?: { place: string; error?: string } | undefined
  publications: readonly ShownPublication[]
}

export function FallbackSheetPage(props: FallbackSheetPageProps) {
  const { frame, app, state, canChange, typed, publications } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/fallback`
  const hasError = typed?.error !== undefined
  const title = `Fallback of ${app.name}`
  return (
    <Page title={hasError ? `Error: ${title}` : title} shell="console" frame={frame}>
      <AppHead app={app} here="fallback" />
      <ErrorSummary errors={hasError ? { place: typed.error } : {}} />
      <SheetReminder state={state} />
      <div class="brand-columns">
        <SheetCard {...props} home={home} />
        <div class="stack stack-loose">
          <section class="card stack" aria-labelledby="where">
            <h2 id="where">Where to publish it</h2>
            <p>
              Put the sheet where it can be read while Latchkey is down: a page on the intranet, your status page, paper
              at the help desk. It is one file that loads nothing from anywhere, and it prints on one A4 sheet.
            </p>
            <p>
              Try the second link once as the owner of the Zendesk account, while everything works.{' '}
              <PerZendesk article="4408882128666" />
            </p>
          </section>
          {canChange && <RecordForm {...props} home={home} />}
        </div>
      </div>
      <section class="stack" aria-labelledby="published">
        <h2 id="published">Published</h2>
        <PublicationList publications={publications} />
      </section>
    </Page>
  )
}

type WithHome = FallbackSheetPageProps & { home: string }

function SheetCard({ content, fingerprint, publicHref, home }: WithHome) {
  const query = new URLSearchParams(content.languages.map((language) => ['languages', language])).toString()
  return (
    <section class="card stack" aria-labelledby="sheet">
      <h2 id="sheet">The sheet</h2>
      <div class="row">
        <ButtonLink href={`${home}/sheet?${query}&download=yes`}>Download</ButtonLink>
        <ButtonLink href={`${home}/sheet?${query}`} kind="secondary">
          Look at it
        </ButtonLink>
      </div>
      <form class="stack stack-tight" method="get" action={home}>
        <fieldset class="language-choice">
          <legend class="label">Languages on it</legend>
          {languages.map((language) => (
            <label key={language} for={`language-${language}`}>
              <input
                id={`language-${language}`}
                class="check-box"
                type="checkbox"
                name="languages"
                value={language}
                checked={content.languages.includes(language)}
              />
              <span lang={language}>{languageNames[language]}</span>
            </label>
          ))}
        </fieldset>
        <p class="hint">All six fit on one sheet, in small print. One or two are easier to read.</p>
        <div class="row">
          <Button kind="secondary" size="small">
            Use these languages
          </Button>
        </div>
      </form>
      <SheetDetails content={content} fingerprint={fingerprint} />
      {publicHref !== undefined && (
        <p>
          While Latchkey is up, the same is at <a href={publicHref}>the public page</a>.
        </p>
      )}
    </section>
  )
}

function SheetDetails({ content, fingerprint }: Pick<FallbackSheetPageProps, 'content' | 'fingerprint'>) {
  const { links, brand } = content
  const hasSupport = Object.values(brand.support).some((value) => value !== undefined)
  const noted = content.languages.filter((language) => brand.notes.fallback[language] !== undefined)
  return (
    <dl class="details">
      <div>
        <dt>Sign in with a Zendesk password</dt>
        <dd>
          <Bidi>{links.normal}</Bidi>
        </dd>
      </div>
      <div>
        <dt>One-time link by e-mail</dt>
        <dd>
          <Bidi>{links.bypass}</Bidi>
        </dd>
      </div>
      <div>
        <dt>Organisation</dt>
        <dd>
          {brand.organization === undefined ? (
            <Missing what="no name" href="/admin/settings/branding" />
          ) : (
            <Bidi>{brand.organization}</Bidi>
          )}
        </dd>
      </div>
      <div>
        <dt>Whom to ask</dt>
        <dd>
          {!hasSupport && <Missing what="nobody" href="/admin/settings/branding" />}
          {brand.support.name !== undefined && <Bidi>{brand.support.name}</Bidi>}
          {hasSupport && <SupportWays support={brand.support} />}
        </dd>
      </div>
      <div>
        <dt>Your own words</dt>
        <dd>
          {noted.length === 0 ? (
            <Missing what="none" href="/admin/settings/texts" />
          ) : (
            `in ${noted.map((language: Language) => languageNames[language]).join(', ')}`
          )}
        </dd>
      </div>
      <div>
        <dt>Fingerprint, as printed on it</dt>
        <dd>
          <code>{fingerprint}</code>
        </dd>
      </div>
    </dl>
  )
}

function Missing({ what, href }: { what: string; href: string }) {
  return (
    <>
      {what} – <a href={href}>enter it in the settings</a>
    </>
  )
}

function RecordForm({ csrfToken, content, hash, typed, home }: WithHome) {
  return (
    <section class="card stack" aria-labelledby="record">
      <h2 id="record">Put on record</h2>
      <form class="form" method="post" action={`${home}/publications`}>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="hash" value={hash} />
        {content.languages.map((language) => (
          <input key={language} type="hidden" name="languages" value={language} />
        ))}
        <Field
          name="place"
          label="Where did you publish this sheet?"
          value={typed?.place ?? ''}
          isPlainWriting
          autocomplete="off"
          hint="In your own words, or an https address. Latchkey then reminds you here when the links or texts have changed."
          error={typed?.error}
        />
        <div class="form-actions">
          <Button>Record as published</Button>
        </div>
      </form>
    </section>
  )
}
