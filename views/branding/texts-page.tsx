/** The organisation's own words to its members, by place and language. */
import { languageNames, languages, type Language } from '../languages/language.ts'
import { Page } from '../layout.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { controlAttributes, FieldFrame } from '../parts/field.tsx'
import { noteKinds, type NoteKind } from './brand.ts'
import { SettingsConflict, type SettingsConflictProps } from './settings-conflict.tsx'

export type TextsPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** By the names of the fields: `note-signIn-de`. */
  values: Readonly<Record<string, string>>
  version: number
  errors?: Readonly<Record<string, string>> | undefined
  conflict?: SettingsConflictProps['stored'] | undefined
  canChange: boolean
  ownLanguage: Language
  longest: number
}

const places: Record<NoteKind, { title: string; lead: string }> = {
  signIn: { title: 'At sign-in', lead: 'Below the sign-in form, such as where the member number is found.' },
  refusal: { title: 'At a refusal', lead: 'When somebody is not let in, such as whom to ask and what to have ready.' },
  fallback: {
    title: 'When sign-in is down',
    lead: 'On the fallback pages and sheets, such as which of the two links is for whom.',
  },
}

export function TextsPage(props: TextsPageProps) {
  const { frame, errors = {}, conflict, canChange, ownLanguage, longest } = props
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  const title = 'Texts in your words'
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here={title} />
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="quiet">
          Plain text, at most {longest} characters each. Where there is none in a member’s language, the one in{' '}
          {languageNames[ownLanguage]} is shown.
        </p>
      </div>
      <ErrorSummary errors={errors} />
      {conflict && <SettingsConflict stored={conflict} />}
      <TextsForm {...props} />
      {!canChange && <p>You may look at the texts, but not change them.</p>}
    </Page>
  )
}

function TextsForm({ csrfToken, values, version, errors = {}, canChange }: TextsPageProps) {
  if (!canChange) return <TextsToRead values={values} />
  return (
    <form class="stack stack-loose" method="post" action="/admin/settings/texts">
      <CsrfField token={csrfToken} />
      <input type="hidden" name="version" value={version} />
      {noteKinds.map((kind) => (
        <fieldset key={kind} class="card stack field-group">
          <legend>{places[kind].title}</legend>
          <p class="hint">{places[kind].lead}</p>
          <div class="text-fields">
            {languages.map((language) => {
              const name = noteField(kind, language)
              return (
                <NoteField key={name} name={name} language={language} value={values[name] ?? ''} error={errors[name]} />
              )
            })}
          </div>
        </fieldset>
      ))}
      <div class="form-actions">
        <Button>Save texts</Button>
        <ButtonLink href="/admin/settings" kind="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  )
}

type NoteFieldProps = { name: string; language: Language; value: string; error: string | undefined }

function NoteField({ name, language, value, error }: NoteFieldProps) {
  const words = { name, label: languageNames[language], isOptional: true, error }
  return (
    <FieldFrame {...words}>
      <textarea {...controlAttributes(words)} class="input" rows={3} lang={language} dir="auto">
        {/* The parser drops one leading line break, so one is given away. */}
        {`\n${value}`}
      </textarea>
    </FieldFrame>
  )
}

function TextsToRead({ values }: Pick<TextsPageProps, 'values'>) {
  return (
    <>
      {noteKinds.map((kind) => (
        <section key={kind} class="card stack" aria-labelledby={`place-${kind}`}>
          <h2 id={`place-${kind}`}>{places[kind].title}</h2>
          <dl class="details">
            {languages.map((language) => {
              const text = values[noteField(kind, language)] ?? ''
              return (
                <div key={language}>
                  <dt>{languageNames[language]}</dt>
                  <dd lang={text === '' ? undefined : language} dir="auto">
                    {text === '' ? 'none' : text}
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </>
  )
}

const noteField = (kind: NoteKind, language: Language): string => `note-${kind}-${language}`
