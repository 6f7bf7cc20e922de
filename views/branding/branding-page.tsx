/** How the organisation shows itself to its members: a form, and beside it what comes of it. */
import { languageNames, languages } from '../languages/language.ts'
import { Page } from '../layout.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { BrandPreview, type BrandPreviewProps } from './brand-preview.tsx'
import { LogoForm } from './logo-form.tsx'
import { SettingsConflict, type SettingsConflictProps } from './settings-conflict.tsx'

export type BrandingPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** What the fields hold, by their names. */
  values: Readonly<Record<string, string>>
  version: number
  errors?: Readonly<Record<string, string>> | undefined
  conflict?: SettingsConflictProps['stored'] | undefined
  canChange: boolean
  /** Of the organisation, as the preview shows it. */
  name: string
  logoHref: string | undefined
  colour: BrandPreviewProps['colour']
  /** The preview shows what was typed and is not stored. */
  isTried: boolean
}

export function BrandingPage(props: BrandingPageProps) {
  const { frame, csrfToken, version, errors = {}, conflict, canChange, name, logoHref, colour, isTried } = props
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? 'Error: Branding' : 'Branding'} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here="Branding" />
      <div class="stack stack-tight">
        <h1>Branding</h1>
        <p class="quiet">
          How members see your organisation: on the sign-in and account pages, at refusals, on the fallback pages and in
          mails.
        </p>
      </div>
      <ErrorSummary errors={errors} />
      {conflict && <SettingsConflict stored={conflict} />}
      <div class="brand-columns">
        {canChange ? <BrandingForm {...props} /> : <p>You may look at the branding, but not change it.</p>}
        <div class="stack stack-loose">
          <BrandPreview name={name} logoHref={logoHref} colour={colour} isTried={isTried} />
          {canChange && <LogoForm csrfToken={csrfToken} version={version} logoHref={logoHref} error={errors['logo']} />}
        </div>
      </div>
    </Page>
  )
}

function BrandingForm({ csrfToken, values, version, errors = {} }: BrandingPageProps) {
  return (
    <form class="form" method="post" action="/admin/settings/branding">
      <CsrfField token={csrfToken} />
      <input type="hidden" name="version" value={version} />
      <Field
        name="organizationName"
        label="Name of your organisation"
        value={values['organizationName']}
        isPlainWriting
        isOptional
        autocomplete="organization"
        hint="Stands at the top of every page for members. Without it, pages say “Latchkey”."
        error={errors['organizationName']}
      />
      <SelectField
        name="language"
        label="Language of your organisation"
        value={values['language'] ?? 'en'}
        choices={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        hint="Members get pages in their own language. Your own texts fall back to this one, and fallback sheets are written in it."
        error={errors['language']}
      />
      <Field
        name="accent"
        label="Colour"
        value={values['accent']}
        isMonospaced
        isOptional
        autocomplete="off"
        hint="For links and buttons, as # and six digits, such as #0b5d70. Where it is too weak to read, a stronger shade of it is used; look at it first."
        error={errors['accent']}
      />
      <fieldset class="stack field-group">
        <legend>Support contact</legend>
        <p class="hint">Shown at the end of every page for members, in mails and on fallback sheets.</p>
        <Field
          name="supportName"
          label="Name of the team or person"
          value={values['supportName']}
          isPlainWriting
          isOptional
          autocomplete="off"
          error={errors['supportName']}
        />
        <Field
          name="supportEmail"
          label="E-mail address"
          value={values['supportEmail']}
          keyboard="email"
          isOptional
          autocomplete="off"
          error={errors['supportEmail']}
        />
        <Field
          name="supportPhone"
          label="Telephone"
          value={values['supportPhone']}
          isOptional
          autocomplete="off"
          error={errors['supportPhone']}
        />
        <Field
          name="supportUrl"
          label="Web address"
          value={values['supportUrl']}
          isMonospaced
          isOptional
          autocomplete="off"
          hint="A page that works without Latchkey, such as https://status.example.org."
          error={errors['supportUrl']}
        />
        <Field
          name="supportHours"
          label="Hours"
          value={values['supportHours']}
          isPlainWriting
          isOptional
          autocomplete="off"
          hint="Such as Mon–Fri 9–17."
          error={errors['supportHours']}
        />
      </fieldset>
      <div class="form-actions">
        <Button>Save changes</Button>
        <Button kind="secondary" name="action" value="look">
          Look at it first
        </Button>
        <ButtonLink href="/admin/settings" kind="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  )
}
