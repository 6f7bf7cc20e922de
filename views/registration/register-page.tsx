/** Where somebody asks to become a member. Takes no password: that comes once the address is proved. */
import { useBrand, useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { registrationWordsOf } from './words/catalogue.ts'

export type RegisterPageProps = {
  csrfToken: string
  /** What was typed last time; empty on the first visit. */
  name: string
  email: string
  /** Whether somebody decides before they get in. */
  mode: 'open' | 'approved'
  /** In which an address must end; empty: every domain is taken. */
  domains: readonly string[]
  /** Where to go afterwards; carried along unread. */
  continueTo: string | undefined
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  signInHref: string
  errors?: Readonly<Partial<Record<'name' | 'email', string>>> | undefined
  organization?: string | undefined
}

export function RegisterPage(props: RegisterPageProps) {
  const {
    csrfToken,
    name,
    email,
    mode,
    domains,
    continueTo,
    destination,
    signInHref,
    errors = {},
    organization,
  } = props
  const { register } = registrationWordsOf(useSpeech().language)
  const { parts, signIn } = useWords()
  const ours = useBrand()?.organization
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page
      title={hasErrors ? `${parts.error} ${register.title}` : register.title}
      shell="member"
      organization={organization}
    >
      <div class="stack stack-tight">
        <h1>{register.title}</h1>
        {destination !== undefined && <p class="lead">{signIn.toContinue(destination)}</p>}
        <p class={destination === undefined ? 'lead' : undefined}>{register.lead(organization ?? ours)}</p>
      </div>
      <ErrorSummary errors={errors} />
      <form class="form" method="post" action="/register">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        <Field
          name="name"
          label={register.name}
          hint={register.nameHint}
          value={name}
          autocomplete="name"
          isPlainWriting
          hasFocus={!hasErrors}
          error={errors.name}
        />
        <Field
          name="email"
          label={register.email}
          hint={domains.length === 0 ? undefined : register.domains(listOf(domains))}
          value={email}
          autocomplete="email"
          keyboard="email"
          error={errors.email}
        />
        <p class="hint">{register.next[mode]}</p>
        <Button size="wide">{register.button}</Button>
      </form>
      <ul class="way-list">
        <li>
          <a href={signInHref}>{register.haveAccount}</a>
        </li>
      </ul>
    </Page>
  )
}

/** As they end an address. */
export const listOf = (domains: readonly string[]): string => domains.map((domain) => `@${domain}`).join(', ')
