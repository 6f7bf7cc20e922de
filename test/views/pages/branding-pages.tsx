/** The pages about branding and fallback sheets, and members' pages of an organisation that has both. */
import type { VNode } from 'preact'
import { longestNote } from '../../../src/features/branding/branding.input.ts'
import { BrandingPage, type BrandingPageProps } from '../../../views/branding/branding-page.tsx'
import { noteKinds, type Brand } from '../../../views/branding/brand.ts'
import { SettingsPage } from '../../../views/branding/settings-page.tsx'
import { TextsPage, type TextsPageProps } from '../../../views/branding/texts-page.tsx'
import { FallbackPage } from '../../../views/fallback/fallback-page.tsx'
import { FallbackSheetPage, type FallbackSheetPageProps } from '../../../views/fallback/fallback-sheet-page.tsx'
import { RefusedPage } from '../../../views/handoff/refused-page.tsx'
import { languages, type Language } from '../../../views/languages/language.ts'
import { Speak } from '../../../views/languages/speak.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { SignInPage } from '../../../views/sign-in/sign-in-page.tsx'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const at = new Date('2026-11-20T09:00:00Z')
const links = {
  normal: 'https://contoso.zendesk.com/access/normal',
  bypass: 'https://contoso.zendesk.com/access/sso_bypass',
}
const logoHref = '/branding/logo?v=0'

export function brandingPages(words: Words): Record<string, VNode> {
  const { person, organization } = words
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Settings', href: '/admin/settings', isCurrent: true }],
    signedIn: { name: person, csrfToken },
  }
  return {
    settings: <SettingsPage frame={frame} branding={{ organizationName: organization, language: 'de' }} />,
    'settings-untouched': <SettingsPage frame={frame} branding={{ organizationName: undefined, language: 'en' }} />,
    ...formPages(words, frame),
    ...sheetPages(words, frame),
    ...brandedPages(words),
  }
}

function formPages(
  { organization, person, email, sentence, typed }: Words,
  frame: ConsoleFrame,
): Record<string, VNode> {
  const values = {
    organizationName: organization,
    language: 'de',
    accent: '#ffd400',
    supportName: person,
    supportEmail: email,
    supportPhone: typed,
    supportUrl: typed,
    supportHours: sentence,
  }
  const weak: BrandingPageProps['colour'] = {
    chosen: '#ffd400',
    themes: [
      { theme: 'light', used: '#6b5900', chosenRatio: 1.29, ratio: 6.01 },
      { theme: 'dark', used: '#ffd400', chosenRatio: 9.5, ratio: 9.5 },
    ],
  }
  const page: BrandingPageProps = {
    ...{ frame, csrfToken, values, version: 3, canChange: true, name: organization, logoHref, colour: weak },
    isTried: false,
  }
  const notes: TextsPageProps = {
    ...{ frame, csrfToken, version: 3, canChange: true, ownLanguage: 'de', longest: longestNote },
    values: Object.fromEntries(
      noteKinds.flatMap((kind) => languages.map((each) => [`note-${kind}-${each}`, each === 'es' ? '' : sentence])),
    ),
  }
  const conflict = [{ label: 'Name', stored: organization }]
  return {
    branding: <BrandingPage {...page} />,
    'branding-untouched': (
      <BrandingPage {...page} values={{ language: 'en' }} version={0} name="" logoHref={undefined} colour={undefined} />
    ),
    'branding-tried': <BrandingPage {...page} isTried />,
    'branding-errors': (
      <BrandingPage {...page} errors={{ organizationName: sentence, accent: sentence, logo: sentence }} />
    ),
    'branding-conflict': <BrandingPage {...page} conflict={conflict} />,
    'branding-read-only': <BrandingPage {...page} canChange={false} />,
    texts: <TextsPage {...notes} />,
    'texts-errors': <TextsPage {...notes} errors={{ 'note-refusal-de': sentence }} />,
    'texts-conflict': <TextsPage {...notes} conflict={[]} />,
    'texts-read-only': <TextsPage {...notes} canChange={false} />,
  }
}

function sheetPages(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { app, host, person, sentence, typed } = words
  const page: FallbackSheetPageProps = {
    ...{ frame, csrfToken, app: { key: 'contoso', name: app, state: 'everyone' } },
    content: { appName: app, host, links, brand: brandOf(words), languages: ['de', 'en'] },
    ...{ hash: '0'.repeat(64), fingerprint: '0123456789ab', publicHref: '/fallback/contoso', canChange: true },
    state: { state: 'outdated', publishedAt: at, changes: ['links', 'support', 'notes'] },
    publications: [
      {
        ...{ id: '1', publishedAt: at, publishedBy: person, place: typed, fingerprint: '0123456789ab' },
        ...{ languages: ['de', 'en'], isCurrent: true },
      },
      {
        ...{ id: '2', publishedAt: at, publishedBy: undefined, place: 'https://intranet.example.org/zendesk' },
        ...{ fingerprint: 'ba9876543210', languages, isCurrent: false },
      },
    ],
  }
  const bare = {
    organization: undefined,
    support: {},
    language: 'en',
    notes: { signIn: {}, refusal: {}, fallback: {} },
  }
  return {
    sheet: <FallbackSheetPage {...page} />,
    'sheet-current': <FallbackSheetPage {...page} state={{ state: 'current', publishedAt: at }} />,
    'sheet-never': (
      <FallbackSheetPage
        {...page}
        content={{ ...page.content, brand: { ...bare, language: 'en' }, languages: ['en'] }}
        state={{ state: 'never' }}
        publicHref={undefined}
        publications={[]}
      />
    ),
    'sheet-error': <FallbackSheetPage {...page} typed={{ place: typed, error: sentence }} />,
    'sheet-read-only': <FallbackSheetPage {...page} canChange={false} />,
  }
}

/** What members see of it, in a language that has a note of its own and in one that has not. */
function brandedPages(words: Words): Record<string, VNode> {
  const { app, host, sentence } = words
  const shown = (language: Language, page: VNode): VNode => (
    <Speak speech={{ language, query: '', brand: brandOf(words) }}>{page}</Speak>
  )
  return {
    'branded-sign-in': shown('de', <SignInPage csrfToken="csrf-of-member" identifier="" />),
    'branded-refused': shown(
      'en',
      <RefusedPage appName={app} sentence={sentence} next={[sentence]} reference="7f3c2a90" fallback={links} />,
    ),
    'branded-fallback': shown(
      'ja',
      <FallbackPage appName={app} host={host} links={links} sheetHref="/fallback/contoso/sheet" />,
    ),
  }
}

function brandOf({ organization, person, email, sentence }: Words): Brand {
  const note = { en: sentence, de: sentence }
  return {
    ...{ organization, language: 'de', logoHref, styleHref: '/branding.css?v=ffd400' },
    support: { name: person, email, phone: '+44 20 7946 0000', url: 'https://status.example.org/', hours: sentence },
    notes: { signIn: note, refusal: note, fallback: note },
  }
}
