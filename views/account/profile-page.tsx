/** What is known of a member, what of it Zendesk is told, and the two things they may change themselves. */
import type { ComponentChildren } from 'preact'
import { languageNames, languages, type Language } from '../languages/language.ts'
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { VerifiedBadge } from './account-page.tsx'
import { DoneAlert } from './done-alert.tsx'
import { verificationWordsOf } from '../verification/words/catalogue.ts'
import { accountWordsOf } from './words/catalogue.ts'
import type { AccountDone } from './words/words.ts'

/** Who is told of a field: everywhere Zendesk is, nowhere, or by the apps of these names. */
export type ToldTo = 'everywhere' | 'nowhere' | readonly string[]

export type ProfilePageProps = {
  account: AccountFrame
  member: {
    name: string
    externalId: string
    username: string | undefined
    organization: string | undefined
    email: string | undefined
    isEmailVerified: boolean
    phone: string | undefined
    locale: string | undefined
  }
  told: Readonly<Record<'name' | 'externalId' | 'username' | 'organization' | 'email' | 'phone' | 'locale', ToldTo>>
  form: {
    version: number
    phone: string
    /** BCP 47; empty: as the browser asks. */
    locale: string
    errors?: Readonly<Partial<Record<'phone' | 'locale', string>>>
    /** Somebody else changed the member while the page was open. */
    isOutdated?: boolean
  }
  done?: AccountDone | undefined
  organization?: string | undefined
}

export function ProfilePage({ account, member, told, form, done, organization }: ProfilePageProps) {
  const { language } = useSpeech()
  const words = accountWordsOf(language).profile
  const shared = useWords().account
  return (
    <Page title={words.title} shell="member" width="wide" organization={organization} account={account}>
      <div class="stack stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <DoneAlert done={done} />
      {form.isOutdated === true && (
        <Alert tone="warning" title={words.outdated.title} role="alert">
          <p>{words.outdated.sentence}</p>
        </Alert>
      )}
      <ErrorSummary errors={form.errors ?? {}} />
      <section class="stack" aria-label={shared.known}>
        <dl class="details details-wide">
          <Known label={words.name} told={told.name}>
            <Bidi>{member.name}</Bidi>
          </Known>
          <Known label={shared.email} told={told.email} link={addressLink(member, language)}>
            {member.email === undefined ? shared.noEmail : <Bidi>{member.email}</Bidi>}
            {member.email !== undefined && <VerifiedBadge isVerified={member.isEmailVerified} />}
          </Known>
          <Known label={shared.memberNumber} told={told.externalId}>
            <code>
              <Bidi>{member.externalId}</Bidi>
            </code>
          </Known>
          {member.username !== undefined && (
            <Known label={words.username} told={told.username}>
              <Bidi>{member.username}</Bidi>
            </Known>
          )}
          {member.organization !== undefined && (
            <Known label={words.organization} told={told.organization}>
              <Bidi>{member.organization}</Bidi>
            </Known>
          )}
        </dl>
        <p class="note">{words.keptByOrganization}</p>
      </section>
      <section class="section" aria-labelledby="yours">
        <h2 id="yours">{words.yours}</h2>
        <OwnForm account={account} member={member} told={told} form={form} />
      </section>
    </Page>
  )
}

function OwnForm({ account, member, told, form }: Omit<ProfilePageProps, 'done' | 'organization'>) {
  const { language } = useSpeech()
  const words = accountWordsOf(language).profile
  return (
    <form class="form" method="post" action="/account/profile">
      <CsrfField token={account.csrfToken} />
      <input type="hidden" name="version" value={form.version} />
      <Field
        name="phone"
        label={words.phone}
        value={form.phone}
        autocomplete="tel"
        maxLength={40}
        isOptional
        hint={
          <>
            {words.phoneHint}
            <br />
            <ToldWords told={told.phone} />
            {form.isOutdated === true && <StoredNow value={member.phone} />}
          </>
        }
        error={form.errors?.phone}
      />
      <SelectField
        name="locale"
        label={words.language}
        value={form.locale}
        isOptional
        choices={languageChoices(member.locale, words.asBrowser, language)}
        hint={
          <>
            {words.languageHint}
            <br />
            <ToldWords told={told.locale} />
            {form.isOutdated === true && (
              <StoredNow value={member.locale === undefined ? undefined : nameOfLanguage(member.locale, language)} />
            )}
          </>
        }
        error={form.errors?.locale}
      />
      <div class="form-actions">
        <Button>{words.save}</Button>
      </div>
    </form>
  )
}

/** What there is to do about an address. */
function addressLink({ email, isEmailVerified }: ProfilePageProps['member'], language: Language) {
  const { address } = verificationWordsOf(language)
  const href = '/account/address'
  if (email === undefined) return { href, label: address.add }
  return { href, label: isEmailVerified ? address.change : accountWordsOf(language).profile.address }
}

type KnownProps = {
  label: string
  told: ToldTo
  link?: { href: string; label: string }
  children: ComponentChildren
}

function Known({ label, told, link, children }: KnownProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="known">
        <span class="row">{children}</span>
        <Told told={told} />
        {link && <a href={link.href}>{link.label}</a>}
      </dd>
    </div>
  )
}

function Told({ told }: { told: ToldTo }) {
  const words = accountWordsOf(useSpeech().language).profile
  if (told === 'everywhere') return <Badge tone="info">{words.told}</Badge>
  return (
    <span class="note">
      <ToldWords told={told} />
    </span>
  )
}

function ToldWords({ told }: { told: ToldTo }) {
  const words = accountWordsOf(useSpeech().language).profile
  if (told === 'everywhere') return <>{words.told}</>
  if (told === 'nowhere') return <>{words.notTold}</>
  return (
    <>
      {words.toldBy}{' '}
      {told.map((name, index) => (
        <>
          {index > 0 && ', '}
          <Bidi>{name}</Bidi>
        </>
      ))}
    </>
  )
}

function StoredNow({ value }: { value: string | undefined }) {
  const words = accountWordsOf(useSpeech().language).profile
  return <strong> · {value === undefined ? words.storedNone : words.storedNow(<Bidi>{value}</Bidi>)}</strong>
}

/** What is stored may be a language that these pages do not speak; it stays until another one is chosen. */
function languageChoices(stored: string | undefined, asBrowser: string, language: Language) {
  const ours: readonly string[] = languages
  return [
    { value: '', label: asBrowser },
    ...languages.map((language) => ({ value: language, label: languageNames[language] })),
    ...(stored === undefined || ours.includes(stored)
      ? []
      : [{ value: stored, label: nameOfLanguage(stored, language) }]),
  ]
}

/** In the reader's language; a tag that is none stands for itself. */
function nameOfLanguage(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
