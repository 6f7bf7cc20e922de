/** Every page of the product with given words in every place where words from outside can stand. */
import type { VNode } from 'preact'
import { AccessFormPage, type AccessFormPageProps } from '../../views/access/access-form-page.tsx'
import { AccessPage } from '../../views/access/access-page.tsx'
import { AccessPreviewPage } from '../../views/access/access-preview-page.tsx'
import { AccountPage } from '../../views/account/account-page.tsx'
import { AppFormPage } from '../../views/apps/app-form-page.tsx'
import { AppListPage } from '../../views/apps/app-list-page.tsx'
import { AppPage, type AppPageProps } from '../../views/apps/app-page.tsx'
import { FallbackListPage, FallbackPage } from '../../views/fallback/fallback-page.tsx'
import { HandoffPage } from '../../views/handoff/handoff-page.tsx'
import { RefusedPage } from '../../views/handoff/refused-page.tsx'
import { ZendeskErrorPage } from '../../views/handoff/zendesk-error-page.tsx'
import { ConversionPage } from '../../views/imports/conversion-page.tsx'
import type { ShownImport } from '../../views/imports/import-head.tsx'
import { ImportListPage } from '../../views/imports/import-list-page.tsx'
import { ImportPage, type ImportPageProps } from '../../views/imports/import-page.tsx'
import { ImportRowsPage, type ImportRowsPageProps } from '../../views/imports/import-rows-page.tsx'
import { MatchingPage } from '../../views/imports/matching-page.tsx'
import { UndoPage } from '../../views/imports/undo-page.tsx'
import { languages } from '../../views/languages/language.ts'
import { Speak } from '../../views/languages/speak.tsx'
import type { ConsoleFrame } from '../../views/parts/console-shell.tsx'
import { Page } from '../../views/layout.tsx'
import { MailListPage, type MailSummary } from '../../views/mail/mail-list-page.tsx'
import { MailPage } from '../../views/mail/mail-page.tsx'
import { MemberErasePage } from '../../views/members/member-erase-page.tsx'
import { MemberFormPage } from '../../views/members/member-form-page.tsx'
import { MemberHistoryPage } from '../../views/members/member-history-page.tsx'
import { MemberListPage } from '../../views/members/member-list-page.tsx'
import { MemberPage, type MemberPageProps } from '../../views/members/member-page.tsx'
import { ProblemPage } from '../../views/problem-page.tsx'
import { RolloutPage, type RolloutPageProps } from '../../views/rollout/rollout-page.tsx'
import { PasswordSavedPage } from '../../views/setup/password-saved-page.tsx'
import { GuidePage, type GuidePageProps } from '../../views/set-up-guide/guide-page.tsx'
import type { GuideContext, ShownAttestation, ShownCheck, StepState } from '../../views/set-up-guide/guide-props.ts'
import { OpenQuestions } from '../../views/set-up-guide/open-questions.tsx'
import { SetupPage } from '../../views/setup/setup-page.tsx'
import { SignInPage } from '../../views/sign-in/sign-in-page.tsx'
import { SignedInPage } from '../../views/sign-in/signed-in-page.tsx'
import { SignedOutPage } from '../../views/sign-in/signed-out-page.tsx'
import { LinkEndPage } from '../../views/verification/link-end-page.tsx'
import { VerifyPage } from '../../views/verification/verify-page.tsx'
import { brandingPages } from './branding-pages.tsx'
import { historyPages } from './history-pages.tsx'
import { mappingPages } from './mapping-pages.tsx'

export type Words = {
  person: string
  app: string
  organization: string
  email: string
  host: string
  sentence: string
  message: string
  typed: string
}

export const ordinaryWords: Words = {
  person: 'Zoë Ångström',
  app: 'Contoso Help Center',
  organization: 'Contoso Society of Engineers',
  email: 'zoe.angstrom@example.org',
  host: 'contoso.zendesk.com',
  sentence: 'Your e-mail address has not been confirmed yet, so Zendesk must not rely on it.',
  message: 'User is invalid: External has already been taken',
  typed: 'zoe.angstrom@example.org',
}

/** Names as they really occur, at the length where careless pages break. */
export const longWords: Words = {
  person: 'Maximiliane-Charlotte von Hohenlohe-Waldenburg-Schillingsfürst',
  app: 'مركز المساعدة Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  organization: 'The International Federation of Independent Associations for Very Long Names and Abbreviations',
  email:
    'a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org',
  host: 'the-international-federation-of-independent-associations.zendesk.com',
  sentence:
    'Two members who can both sign in share this e-mail address, and Zendesk would take them for one and the same person, so neither of them is let in by it.',
  message:
    'Users with the email address a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org are not allowed to sign up for this help desk',
  typed: 'UnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbroken',
}

export const nonce = 'bm9uY2U'

/** Pages by a name that says which state they show. */
export function pages(words: Words): Record<string, VNode> {
  return {
    ...memberPages(words),
    ...handoffPages(words),
    ...translatedPages(words),
    ...consolePages(words),
    ...importPages(words),
    ...rolloutPages(words),
    ...setUpGuidePages(words),
    ...accessPages(words),
    ...mappingPages(words),
    ...historyPages(words),
    ...mailPages(words),
    ...brandingPages(words),
    ...memberConsolePages(words),
  }
}

function memberPages({ person, app, organization, email, host, sentence, typed }: Words): Record<string, VNode> {
  const apps = [
    { key: 'contoso', name: app, href: '/sso/zendesk/contoso' },
    { key: 'fabrikam', name: 'Fabrikam Support', href: '/sso/zendesk/fabrikam' },
  ]
  const csrfToken = 'csrf-of-member'
  const account = { csrfToken, name: person, email, externalId: typed, organization }
  const setup = { csrfToken, action: '/setup/once', passwordMinimum: 15, organization }
  return {
    'sign-in': <SignInPage csrfToken={csrfToken} identifier="" destination={app} organization={organization} />,
    'sign-in-again': (
      <SignInPage csrfToken={csrfToken} identifier={typed} continueTo={typed} destination={app} problem={sentence} />
    ),
    'signed-in': <SignedInPage csrfToken={csrfToken} name={person} continueHref="/account" destination={app} />,
    'signed-out': <SignedOutPage organization={organization} />,
    'signed-out-of-app': (
      <SignedOutPage organization={organization} place={app} backHref="https://contoso.zendesk.com/hc" />
    ),
    account: <AccountPage {...account} isEmailVerified apps={apps} isAdministrator />,
    'account-unverified': <AccountPage {...account} isEmailVerified={false} apps={[]} />,
    setup: <SetupPage {...setup} purpose={{ kind: 'first-administrator', name: '', email: '' }} />,
    'setup-errors': (
      <SetupPage
        {...setup}
        purpose={{ kind: 'first-administrator', name: person, email: typed }}
        errors={{ email: sentence, password: 'Use at least 15 characters.' }}
      />
    ),
    'new-password': <SetupPage {...setup} purpose={{ kind: 'new-password', name: person }} />,
    'password-saved': <PasswordSavedPage organization={organization} />,
    'fallback-list': <FallbackListPage apps={apps} organization={organization} />,
    'fallback-none': <FallbackListPage apps={[]} />,
    fallback: <FallbackPage appName={app} host={host} links={fallback} organization={organization} />,
    problem: (
      <ProblemPage
        status={404}
        title="There is no such page"
        sentence={sentence}
        reference="7f3c2a90"
        links={[
          { label: 'Your account', href: '/account' },
          { label: 'Other ways into Zendesk', href: '/fallback' },
        ]}
        organization={organization}
      />
    ),
  }
}

/** What members see most of in German, whose words are the longest, and the page with most sentences in all languages. */
function translatedPages(words: Words): Record<string, VNode> {
  const all = { ...memberPages(words), ...handoffPages(words) }
  const inGerman = ['sign-in', 'signed-out-of-app', 'account', 'setup-errors', 'fallback', 'zendesk-error', 'problem']
  const translated = [
    ...inGerman.map((name) => ({ name, language: 'de' as const })),
    ...languages.map((language) => ({ name: 'refused', language })),
  ]
  return Object.fromEntries(
    translated.map(({ name, language }) => [
      `${name}-${language}`,
      <Speak speech={{ language, query: 'continue=%2Faccount' }}>{all[name]}</Speak>,
    ]),
  )
}

function handoffPages({ person, app, organization, sentence, message, typed }: Words): Record<string, VNode> {
  const next = ['Open the confirmation message we sent you, and follow its link.', sentence]
  const common = { appName: app, next, reference: '7f3c2a90', fallback, organization }
  const token = { action: 'https://contoso.zendesk.com/access/jwt', jwt: 'eyJ.eyJ.sig', nonce, appName: app }
  return {
    handoff: <HandoffPage {...token} returnTo={typed} />,
    refused: <RefusedPage {...common} sentence={sentence} signedIn={{ name: person, csrfToken: 'csrf-of-member' }} />,
    'refused-elsewhere': (
      <RefusedPage {...common} sentence={sentence} retryHref="/sso/zendesk/contoso" accountHref="/account" />
    ),
    'zendesk-error': (
      <ZendeskErrorPage {...common} message={message} explanation={sentence} retryHref="/sso/zendesk/contoso" />
    ),
    'zendesk-error-loop': <ZendeskErrorPage {...common} explanation={sentence} />,
  }
}

function consolePages({ person, app, organization, host, sentence, message, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const loudFrame: ConsoleFrame = {
    ...frame,
    banner: 'ZENDESK_ORIGIN is not the real Zendesk: practice mode.',
    flash: { tone: 'success', message: sentence },
  }
  const details: AppPageProps['app'] = {
    key: 'contoso',
    name: app,
    host,
    hosts: [host, 'help.example.org'],
    isEnabled: true,
    remoteLoginUrl: 'https://id.example.org/sso/zendesk/contoso',
    remoteLogoutUrl: 'https://id.example.org/sso/zendesk/contoso/logout?email=&external_id=',
    stage: 'everyone' as const,
    secretSetAt: new Date('2026-11-03T08:05:00Z'),
    createdAt: new Date('2026-11-02T16:40:00Z'),
  }
  const appPage = { csrfToken, fallbackHref: '/fallback/contoso', canChange: true }
  const typedValues = { name: typed, subdomain: message, hosts: `${host}\n${typed}` }
  return {
    apps: (
      <AppListPage
        frame={loudFrame}
        canAdd
        apps={[
          { key: 'contoso', name: app, host, state: 'everyone' },
          { key: 'fabrikam', name: 'Fabrikam Support', host: 'fabrikam.zendesk.com', state: 'draft' },
          { key: 'sandbox', name: 'Sandbox', host: 'contoso-sandbox.zendesk.com', state: 'no-secret' },
        ]}
      />
    ),
    'apps-empty': <AppListPage frame={frame} canAdd apps={[]} />,
    'app-add': <AppFormPage frame={frame} csrfToken={csrfToken} values={{ name: '', subdomain: '', hosts: '' }} />,
    'app-add-errors': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        errors={{ subdomain: sentence, secret: 'The secret holds a space. Copy it again from Zendesk.' }}
      />
    ),
    'app-edit': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: true }}
      />
    ),
    'app-edit-without-secret': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: false }}
        errors={{ name: sentence }}
      />
    ),
    'app-edit-conflict': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: true }}
        conflict={[{ label: 'Friendly name', stored: app }]}
      />
    ),
    app: <AppPage {...appPage} frame={loudFrame} app={details} checked={{ kind: 'good' }} />,
    'app-off': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, isEnabled: false, hosts: [] }}
        checked={{ kind: 'bad', sentence: message }}
        deleteError={sentence}
      />
    ),
    'app-without-secret': (
      <AppPage
        {...appPage}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
      />
    ),
    'app-without-secret-checked': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
        checked={{ kind: 'unknown', sentence: message }}
      />
    ),
    'app-without-secret-read-only': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
        canChange={false}
      />
    ),
    'app-read-only': (
      <AppPage
        {...appPage}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        app={details}
        canChange={false}
      />
    ),
  }
}

function accessPages({ person, app, organization, sentence, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const page = {
    csrfToken,
    frame: { organization, nav, signedIn: { name: person, csrfToken } },
    app: { key: 'contoso', name: app, state: 'everyone' as const },
  }
  const quoted = { quoted: organization }
  const sentences = [
    ['Members who have the attribute ', { quoted: typed }, ' set to ', quoted, ' or one of 12 others are kept out.'],
    ['3 people are let in by name.'],
    ['Members of ', quoted, ', ', { quoted: 'Fabrikam' }, ' or ', { quoted: 'Litware' }, ' are let in.'],
    ['Everybody else is kept out.'],
  ]
  const everybody = [['Everybody is let in.']]
  const fields = [{ name: 'version', value: '3' }]
  const ada = { id: '1', externalId: typed, name: person, organization, list: 'allowed' as const }
  const bob = { id: '2', externalId: 'm-1002', name: 'Bob', organization: undefined, list: undefined }
  const named = { people: [ada, { ...bob, list: 'denied' as const }], most: 500 }
  const form: Omit<AccessFormPageProps, 'draft'> = {
    ...page,
    most: { rules: 20, conditions: 5, values: 100 },
    offered: {
      isSampled: true,
      organizations: [organization, 'Fabrikam'],
      attributes: ['department', typed],
      values: new Map([[typed, [sentence, 'sales']]]),
    },
  }
  const rules: AccessFormPageProps['draft']['rules'] = [
    { effect: 'deny', conditions: [{ kind: 'attribute', is: '', name: typed, values: `${organization}\n${person}` }] },
    {
      effect: 'allow',
      conditions: [
        { kind: 'staff', is: 'yes', name: '', values: '' },
        { kind: 'organization', is: '', name: '', values: organization },
        { kind: 'verified', is: 'no', name: '', values: '' },
        { kind: 'status', is: 'active', name: '', values: '' },
        { kind: 'attribute', is: '', name: '', values: '' },
      ],
    },
  ]
  const draft = { otherwise: 'deny', rules, version: '3' }
  const counts = {
    members: 1_000_000,
    letIn: 999_000,
    keptOut: 1_000,
    newlyIn: 12,
    newlyOut: 700,
    staffNewlyIn: 0,
    staffNewlyOut: 3,
  }
  const fine = { keepsSelfOut: false, opensToEverybody: false, administrators: { names: [], more: false } }
  const worrying = {
    keepsSelfOut: true,
    opensToEverybody: true,
    administrators: { names: [person, 'Bob'], more: true },
  }
  const preview = { ...page, fields, canChange: true, sentences: { looked: sentences, inForce: everybody }, counts }
  return {
    access: <AccessPage {...page} sentences={sentences} fields={fields} canChange named={named} />,
    'access-found': (
      <AccessPage
        {...page}
        sentences={everybody}
        fields={fields}
        canChange
        named={{ people: [], most: 500, search: { typed, found: [ada, bob] } }}
      />
    ),
    'access-none-found': (
      <AccessPage
        {...page}
        sentences={everybody}
        fields={fields}
        canChange
        named={{ ...named, search: { typed, found: [] } }}
      />
    ),
    'access-search-error': (
      <AccessPage
        {...page}
        sentences={everybody}
        fields={fields}
        canChange
        named={{ ...named, search: { typed: '', error: sentence, found: [] } }}
      />
    ),
    'access-read-only': <AccessPage {...page} sentences={sentences} fields={fields} canChange={false} named={named} />,
    'access-edit-empty': <AccessFormPage {...form} draft={{ otherwise: 'allow', rules: [], version: '1' }} />,
    'access-edit': <AccessFormPage {...form} draft={draft} focus={{ rule: 1, condition: 4 }} />,
    'access-edit-errors': (
      <AccessFormPage
        {...form}
        draft={{ ...draft, rules: [...rules, { effect: 'allow', conditions: [] }] }}
        errors={{
          'rule-0-condition-0-values': sentence,
          'rule-1-condition-0-is': 'Choose one of the two.',
          'rule-1-condition-4-name': 'Enter the name of the attribute.',
          'rule-2-added': 'Add a condition, or remove this rule: it speaks of nobody.',
          otherwise: 'Say what happens to everybody else.',
        }}
      />
    ),
    'access-edit-conflict': (
      <AccessFormPage {...form} draft={draft} conflict={{ stored: everybody, typed: sentences }} />
    ),
    'access-preview': <AccessPreviewPage {...preview} warnings={fine} />,
    'access-preview-warnings': (
      <AccessPreviewPage {...preview} warnings={worrying} counts={{ ...counts, letIn: 0, keptOut: 1_000_000 }} />
    ),
    'access-preview-people': (
      <AccessPreviewPage
        {...preview}
        warnings={fine}
        listed={{
          people: 'newly-out',
          title: 'Newly kept out',
          page: [
            { ...ada, isStaff: true, because: sentences[0] ?? [] },
            { ...bob, isStaff: false, because: ['Everybody else is kept out.'] },
          ],
          isFirst: false,
          next: typed,
        }}
      />
    ),
    'access-in-force': (
      <AccessPreviewPage
        {...preview}
        canChange={false}
        sentences={{ looked: everybody, inForce: undefined }}
        warnings={fine}
        listed={{ people: 'let-in', title: 'Let in', page: [], isFirst: true, next: undefined }}
      />
    ),
  }
}

function setUpGuidePages({ person, app, organization, host, sentence }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-03T08:05:00Z')
  const expiresAt = new Date('2027-02-01T08:05:00Z')
  const last = { by: person, at, expiresAt, withdrawnAt: undefined }
  const never: ShownAttestation = { state: 'missing' }
  const valid: ShownAttestation = { state: 'valid', last }
  const found = (outcome: 'good' | 'warning' | 'bad' | 'unknown', code: string, detail = {}): ShownCheck => ({
    standing: 'current',
    last: { outcome, code, detail, at, by: person },
  })
  const unchecked: ShownCheck = { standing: 'missing' }
  const untouched: GuideContext = {
    csrfToken,
    home: '/admin/apps/contoso',
    app: {
      ...{ name: app, host, origin: `https://${host}`, subdomain: 'contoso', stage: 'draft', isEnabled: false },
      secretSetAt: undefined,
      remoteLoginUrl: 'https://id.example.org/sso/zendesk/contoso',
      remoteLogoutUrl: 'https://id.example.org/sso/zendesk/contoso/logout?email=&external_id=',
    },
    publicUrl: 'https://id.example.org',
    isPractice: false,
    canChange: true,
    checks: {
      'help-center': unchecked,
      'secret-shape': unchecked,
      'secret-unique': unchecked,
      'secret-signs': unchecked,
      'endpoint-reachable': unchecked,
      'clock-skew': unchecked,
    },
    attestations: {
      'help-center-active': never,
      'configuration-pasted': never,
      'external-ids-off': never,
      'staff-assigned': never,
      'end-users-assigned': never,
    },
    locks: { staff: 'external-ids', 'end-users': 'external-ids' },
    fallbackPublishedAt: undefined,
    errors: {},
  }
  const finished: GuideContext = {
    ...untouched,
    app: { ...untouched.app, stage: 'everyone', isEnabled: true, secretSetAt: at },
    checks: {
      'help-center': found('good', 'help-center-answers'),
      'secret-shape': found('good', 'secret-as-issued'),
      'secret-unique': found('good', 'secret-its-own'),
      'secret-signs': found('good', 'secret-signs'),
      'endpoint-reachable': found('good', 'endpoint-answers'),
      'clock-skew': found('good', 'clock-right', { seconds: 1 }),
    },
    attestations: {
      'help-center-active': never,
      'configuration-pasted': valid,
      'external-ids-off': valid,
      'staff-assigned': valid,
      'end-users-assigned': valid,
    },
    locks: { staff: undefined, 'end-users': undefined },
    fallbackPublishedAt: at,
  }
  const troubled: GuideContext = {
    ...finished,
    app: { ...finished.app, isEnabled: false, secretSetAt: expiresAt },
    checks: {
      'help-center': found('unknown', 'help-center-elsewhere', { host }),
      'secret-shape': found('warning', 'secret-unusual'),
      'secret-unique': found('bad', 'secret-shared'),
      'secret-signs': { ...found('good', 'secret-signs'), standing: 'void' },
      'endpoint-reachable': { ...found('good', 'endpoint-answers'), standing: 'stale' },
      'clock-skew': found('bad', 'clock-wrong', { seconds: -412 }),
    },
    attestations: {
      'help-center-active': { state: 'withdrawn', last: { ...last, withdrawnAt: expiresAt } },
      'configuration-pasted': { state: 'void', last },
      'external-ids-off': { state: 'expired', last: { ...last, by: undefined } },
      'staff-assigned': valid,
      'end-users-assigned': { state: 'expired', last },
    },
    locks: { staff: 'external-ids', 'end-users': 'external-ids' },
  }
  const guide = (context: GuideContext, states: readonly StepState[], more: Partial<GuidePageProps> = {}) => {
    const steps = guideSteps.map((id, index) => ({ id, state: states[index] ?? ('done' as const) }))
    const doneCount = steps.filter(({ state }) => state === 'done').length
    const current = steps.find(({ state }) => state !== 'done')?.id
    const head = { key: 'contoso', name: app, state: 'everyone' as const }
    return <GuidePage {...{ frame, context, steps, doneCount, current }} app={head} {...more} />
  }
  const todo = guideSteps.map((_, index): StepState => (index === 0 ? 'done' : 'to-do'))
  return {
    'set-up': guide(untouched, [...todo.slice(0, 7), 'later', 'later', 'later', 'to-do'], { acted: 'configuration' }),
    'set-up-external-ids': guide(
      { ...finished, attestations: { ...finished.attestations, 'external-ids-off': never }, locks: untouched.locks },
      ['done', 'done', 'done', 'done', 'to-do', 'done', 'done', 'attention', 'attention', 'attention', 'to-do'],
      { acted: 'staff' },
    ),
    'set-up-staff': guide(
      {
        ...finished,
        app: { ...finished.app, stage: 'test' },
        attestations: { ...finished.attestations, 'staff-assigned': never, 'end-users-assigned': never },
        locks: { staff: undefined, 'end-users': 'stage' },
        fallbackPublishedAt: undefined,
      },
      ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'to-do', 'later', 'later', 'to-do'],
      { acted: 'end-users' },
    ),
    'set-up-done': guide(finished, [], { acted: 'external-ids' }),
    'set-up-troubled': guide(
      { ...troubled, errors: { 'external-ids-off': 'Tick the box if this is so. Nothing was recorded.' } },
      [
        ...(['done', 'unknown', 'attention', 'attention', 'attention', 'stale'] as const),
        ...(['attention', 'attention', 'attention', 'attention', 'to-do'] as const),
      ],
      { acted: 'external-ids', frame: { ...frame, flash: { tone: 'danger', message: sentence } } },
    ),
    'set-up-read-only': guide({ ...troubled, canChange: false }, todo),
    'set-up-questions': (
      <Page title={app} shell="console" frame={frame}>
        <h1>
          <bdi>{app}</bdi>
        </h1>
        <OpenQuestions
          home="/admin/apps/contoso"
          questions={[
            { code: 'attestation-expired', step: 'external-ids-off', at },
            { code: 'check-stale', check: 'clock-skew', at: undefined },
          ]}
        />
      </Page>
    ),
  }
}

const guideSteps = [
  'registered',
  'help-center',
  'configuration',
  'secret',
  'external-ids',
  'endpoint',
  'clock',
  'staff',
  'end-users',
  'enabled',
  'fallback',
] as const

function mailPages({ person, organization, email, host, sentence, message, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`)
  const waiting: MailSummary = {
    ...{ id: '0b5d7000-0000-4000-8000-000000000001', kind: 'reset', state: 'waiting', memberName: person },
    ...{
      createdAt: at('09:00'),
      sendAfter: at('09:00'),
      attempts: 0,
      endedAt: undefined,
      trouble: undefined,
      isLate: false,
    },
  }
  const mails: MailSummary[] = [
    waiting,
    { ...waiting, id: '2', kind: 'verification', attempts: 3, sendAfter: at('09:21'), trouble: 'server-unreachable' },
    { ...waiting, id: '3', kind: 'verification', state: 'sent', attempts: 1, endedAt: at('09:01') },
    { ...waiting, id: '4', state: 'failed', attempts: 1, endedAt: at('09:02'), trouble: 'recipient-refused' },
    { ...waiting, id: '5', memberName: undefined, state: 'failed', endedAt: at('09:03'), trouble: 'unreadable' },
  ]
  const list = { frame, counts: { waiting: 2, sent: 1204, failed: 2 }, shown: undefined, olderHref: undefined }
  const details = { ...waiting, subject: typed, language: 'de', goodUntil: at('09:30'), hasMessage: true }
  const page = { frame, csrfToken, canBeSent: true, canOpen: false, canRetry: false }
  const text = `Hello ${message},\n\n${sentence}\n\nhttps://id.example.org/setup/${'a1b2c3d4'.repeat(6)}\n`
  const verify = { csrfToken: 'csrf-of-nobody', action: '/verify/once', name: person, email, organization }
  return {
    mails: (
      <MailListPage
        {...list}
        server={{ name: host, from: email }}
        mails={mails}
        olderHref="/admin/settings/mail?before=5"
        isFirstPage={false}
      />
    ),
    'mails-not-set': (
      <MailListPage {...list} server={undefined} mails={[waiting, { ...waiting, id: '2', isLate: true }]} isFirstPage />
    ),
    'mails-none': <MailListPage {...list} shown="failed" server={undefined} mails={[]} isFirstPage />,
    mail: <MailPage {...page} mail={details} canOpen />,
    'mail-read-only': <MailPage {...page} mail={details} />,
    'mail-opened': (
      <MailPage
        {...page}
        canBeSent={false}
        mail={details}
        read={{ kind: 'opened', to: email, text, isLinkHidden: false }}
      />
    ),
    'mail-failed': (
      <MailPage
        {...page}
        mail={{ ...details, state: 'failed', endedAt: at('09:02'), trouble: 'credentials-refused' }}
        canRetry
      />
    ),
    'mail-unreadable': <MailPage {...page} mail={details} read={{ kind: 'unreadable' }} />,
    verify: <VerifyPage {...verify} />,
    'verify-confirmed': <LinkEndPage end="confirmed" organization={organization} />,
    'verify-spent': <LinkEndPage end="spent" organization={organization} />,
    'verify-expired': <LinkEndPage end="expired" />,
    'verify-void': <LinkEndPage end="void" />,
    'verify-unknown': <LinkEndPage end="unknown" />,
  }
}

const fallback = {
  normal: 'https://contoso.zendesk.com/access/normal',
  bypass: 'https://contoso.zendesk.com/access/sso_bypass',
}

/** As many entries as the console will ever have, so that the frame is tried at its fullest. */
const nav = ['Apps', 'Members', 'Safeguards', 'Audits', 'Events', 'Jobs', 'Settings'].map((label) => ({
  label,
  href: `/admin/${label.toLowerCase()}`,
  isCurrent: label === 'Apps',
}))

function rolloutPages({ person, app, organization, email, sentence, typed, message }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-19T09:30:00Z')
  const who = (id: string, name: string) => ({ id, name, externalId: typed, email })
  const looked = { source: 'attested', at, isExpired: false, by: person } as const
  const exported = { source: 'team-member-export', at, isExpired: false, by: person } as const
  const counts = { staff: 12, withoutCredentials: 1, notSignedIn: 3, idNotSeen: 6, idDiffers: 1, missing: 8 }
  const all = { withoutCredentials: 0, notSignedIn: 0, idNotSeen: 0, idDiffers: 0, missing: 0 }
  const page: RolloutPageProps = {
    frame,
    csrfToken,
    app: { key: 'contoso', name: app, state: 'staff' },
    stage: 'staff',
    isPaused: false,
    entry: { at, by: { kind: 'member', name: person }, isOverride: false, reason: undefined, missing: undefined },
    canChange: true,
    next: {
      to: 'everyone',
      requirements: [
        { code: 'secret', state: 'met' },
        { code: 'external-ids-off', state: 'missing' },
        { code: 'no-staff', state: 'met' },
        { code: 'credentials', state: 'missing', count: { missing: 1, of: 12 } },
        { code: 'sign-ins', state: 'missing', count: { missing: 3, of: 12 } },
        { code: 'external-ids', state: 'missing', count: { missing: 6, of: 12 } },
      ],
      isForOwner: false,
    },
    testPeople: {
      people: [
        { ...who('t1', person), now: { kind: 'in' }, signedInAt: at },
        { ...who('t2', 'Bao'), now: { kind: 'ready' }, signedInAt: undefined },
        {
          ...who('t3', 'Cy'),
          email: undefined,
          now: { kind: 'kept-out', why: 'No password here yet.' },
          signedInAt: undefined,
        },
      ],
      most: 200,
      myself: 'me',
    },
    staff: {
      counts,
      people: [
        {
          ...who('s1', person),
          hasCredentials: true,
          handoff: { outcome: 'signed-in', at },
          evidence: { found: 'same', ...looked },
        },
        {
          ...who('s2', 'Bo'),
          hasCredentials: true,
          handoff: { outcome: 'error', at },
          evidence: { found: 'other', ...exported },
        },
        { ...who('s3', 'Cleo'), hasCredentials: false, handoff: undefined, evidence: { found: 'none', ...exported } },
        {
          ...who('s4', 'Dee'),
          hasCredentials: true,
          handoff: undefined,
          evidence: { found: 'same', ...looked, isExpired: true },
        },
        { ...who('s5', 'Eli'), email: undefined, hasCredentials: true, handoff: undefined, evidence: undefined },
      ],
      show: 'all',
      after: undefined,
      hasMore: true,
    },
    team: {},
  }
  const several = [who('a', person), who('b', 'Bao')]
  const report = {
    hasExternalIds: true,
    rows: 14,
    found: { same: 5, other: 1, none: 3, 'not-told': 0 },
    differing: [{ person: who('s2', person), there: typed, idOf: person }],
    remarks: [
      { line: 3, name: person, email, because: 'not-staff', idOf: undefined },
      { line: 5, name: '', email: message, because: 'unreadable', idOf: person },
    ],
    notInFile: { people: [who('s5', person)], count: 231 },
  } as const
  return {
    'roll-out': <RolloutPage {...page} />,
    'roll-out-draft': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'draft' }}
        stage="draft"
        entry={undefined}
        next={{
          to: 'test',
          requirements: [
            { code: 'secret', state: 'missing' },
            { code: 'external-ids-off', state: 'missing' },
          ],
          isForOwner: false,
        }}
        testPeople={{ people: [], most: 200, myself: 'me', search: { typed, problem: sentence, several } }}
        staff={{ ...page.staff, counts: { ...all, staff: 0 }, people: [], hasMore: false }}
        team={{ problem: sentence }}
      />
    ),
    'roll-out-test': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'paused' }}
        stage="test"
        isPaused
        next={{
          to: 'staff',
          requirements: [
            { code: 'secret', state: 'met' },
            { code: 'external-ids-off', state: 'met' },
          ],
          advice: 'None of the test people has signed in yet.',
          isForOwner: false,
        }}
        staff={{
          ...page.staff,
          show: 'missing',
          people: [],
          after: undefined,
          counts: { ...all, staff: 12 },
          hasMore: false,
        }}
        team={{ report: { ...report, hasExternalIds: false, differing: [], remarks: [] } }}
      />
    ),
    'roll-out-override': (
      <RolloutPage
        {...page}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        next={{
          to: 'everyone',
          requirements: [
            { code: 'no-staff', state: 'missing' },
            { code: 'credentials', state: 'unknown' },
          ],
          override: { reason: typed, problem: 'Say why, in at least 10 characters.' },
          isForOwner: false,
        }}
        team={{ report }}
      />
    ),
    'roll-out-overridden': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'everyone' }}
        stage="everyone"
        entry={{ at, by: { kind: 'member', name: person }, isOverride: true, reason: sentence, missing: 3 }}
        next={undefined}
        staff={{ ...page.staff, after: 's0', hasMore: false }}
      />
    ),
    'roll-out-read-only': (
      <RolloutPage {...page} canChange={false} entry={{ ...page.entry!, by: { kind: 'command-line' } }} />
    ),
  }
}

function importPages({ person, organization, email, sentence, message, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const shown: ShownImport = {
    href: '/admin/members/import/5b2f',
    name: typed,
    by: person,
    createdAt: new Date('2026-11-03T08:05:00Z'),
    state: 'checked',
  }
  const counts = { rows: 120_250, new: 1_200, changed: 48, unchanged: 119_000, refused: 2, warnings: 17 }
  const refusals = [
    { code: 'missing-name', field: 'name', rows: 1_200, sentence },
    { code: 'too-few-fields', field: '', rows: 1, sentence },
  ]
  const warnings = [{ code: 'address-shared', field: 'email', rows: 17, sentence }]
  const common = { frame, csrfToken, shown, counts, problem: undefined, refusals, warnings, hasRows: true }
  const page = (state: ShownImport['state'], more: Partial<ImportPageProps> = {}) => (
    <ImportPage {...common} shown={{ ...shown, state }} {...more} />
  )
  const quiet = { refusals: [], warnings: [] }
  const list = { frame, csrfToken, isFirstPage: true }
  const rows = (listed: ImportRowsPageProps['listed']) => (
    <ImportRowsPage
      frame={frame}
      shown={shown}
      listed={listed}
      hasRows
      lineWord="Line"
      firstHref="/admin/members/import/5b2f/rows?show=new"
      nextHref="/admin/members/import/5b2f/rows?show=new&behind=12"
    />
  )
  const noted = { line: 12, externalId: typed, field: 'field:boat', message: sentence, code: 'cell-too-long' }
  const undo = { frame, csrfToken, lineWord: 'Line', counts: { removed: 1_200, restored: 48, kept: 1 } }
  const kept = [{ line: 12, href: '/admin/members/7', name: person, externalId: typed, why: sentence }]
  return {
    imports: (
      <ImportListPage
        {...list}
        olderHref="/admin/members/import?behind=5b2f"
        imports={[
          { ...shown, counts },
          { ...shown, href: '/admin/members/import/2', state: 'done', counts: { new: 1, changed: 0, refused: 0 } },
          { ...shown, href: '/admin/members/import/3', state: 'uploaded', counts: undefined },
        ]}
      />
    ),
    'imports-empty': <ImportListPage {...list} imports={[]} olderHref={undefined} error={sentence} />,
    'imports-older': (
      <ImportListPage {...list} isFirstPage={false} imports={[{ ...shown, counts }]} olderHref={undefined} />
    ),
    'import-conversion': (
      <ConversionPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        encoding={{ name: 'Windows-1252 or Latin-1', isGuess: true }}
        words={[person, 'Müller', typed]}
        problem={sentence}
      />
    ),
    'import-conversion-plain': (
      <ConversionPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        encoding={{ name: 'UTF-16', isGuess: false }}
        words={[]}
      />
    ),
    'import-matching': (
      <MatchingPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        columns={[
          { header: 'Mitgliedsnummer', target: 'external_id', attribute: 'field:mitgliedsnummer' },
          { header: typed, target: '', attribute: 'field:column_2' },
          { header: email, target: 'field:boat', attribute: 'field:column_3' },
          { header: '', target: '', attribute: 'field:column_4' },
        ]}
        isWithoutHeader
        errors={{ form: sentence, 'column-1': sentence }}
      />
    ),
    'import-checking': page('checking', {
      ...quiet,
      progress: { work: 'check', progress: undefined, isEmbedded: true },
    }),
    'import-applying': page('applying', {
      ...quiet,
      progress: { work: 'import', progress: { stage: 'saving', done: 48_000, total: 120_250 }, isEmbedded: true },
    }),
    'import-checked': page('checked', { error: sentence, problem: sentence }),
    'import-checked-good': page('checked', { ...quiet, counts: { ...counts, refused: 0, warnings: 0 } }),
    'import-checked-idle': page('checked', { counts: { ...counts, new: 0, changed: 0 }, hasRows: false }),
    'import-done': page('done', { undoUntil: new Date('2026-12-03T08:05:00Z') }),
    'import-refused': page('refused', { problem: message }),
    'import-cancelled': page('cancelled', quiet),
    'import-failed': page('failed', { ...quiet, problem: sentence }),
    'import-undone': page('undone', { ...quiet, undone: { removed: 1_200, restored: 1, kept: 3 } }),
    'import-rows-refused': rows({
      show: 'refused',
      rows: [noted, { ...noted, line: 13, externalId: undefined, field: '' }],
    }),
    'import-rows-changed': rows({
      show: 'changed',
      rows: [
        {
          line: 12,
          externalId: typed,
          name: person,
          fields: [
            { field: 'name', before: person, after: typed },
            { field: 'email', before: email, after: undefined },
          ],
        },
      ],
    }),
    'import-rows-new': rows({ show: 'new', rows: [{ line: 12, externalId: undefined, name: person, email }] }),
    'import-rows-none': rows({ show: 'warnings', rows: [] }),
    'import-undo': <UndoPage {...undo} shown={{ ...shown, state: 'done' }} kept={kept} nextHref="/x" canUndo />,
    'import-undo-nothing': (
      <UndoPage
        {...undo}
        counts={{ removed: 0, restored: 0, kept: 1 }}
        shown={{ ...shown, state: 'done' }}
        kept={kept}
        nextHref={undefined}
        canUndo
      />
    ),
    'import-undone-kept': (
      <UndoPage {...undo} shown={{ ...shown, state: 'undone' }} kept={kept} nextHref={undefined} canUndo={false} />
    ),
  }
}

function memberConsolePages({
  person,
  app,
  organization,
  email,
  sentence,
  message,
  typed,
}: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-03T08:05:00Z')
  const later = new Date('2026-11-04T09:00:00Z')
  const state = { status: 'active' as const, isStaff: false, role: undefined, hasCredentials: true }
  const entry = { ...state, name: person, externalId: typed, email, isVerified: true, organization, lastSignedInAt: at }
  const blank = { status: '', staff: '', verified: '', credentials: '', signedIn: '', role: '', shared: '' }
  const noWords = { q: '', ...blank, organization: '' }
  const member: MemberPageProps['member'] = {
    id: 'one',
    isOneself: false,
    name: person,
    externalId: typed,
    username: message,
    email,
    emailVerifiedAt: at,
    phone: '+442079460958',
    organization,
    locale: 'en-GB',
    isStaff: true,
    status: 'active',
    role: 'operator',
    attributes: { member_since: '1943', note: sentence },
    createdAt: at,
    updatedAt: later,
  }
  const event = {
    at,
    isRefused: false,
    codes: [],
    actor: person,
    isOwn: false,
    app: undefined,
    ip: undefined,
    reason: undefined,
    changes: [],
  }
  const lines = [
    {
      ...event,
      id: '3',
      type: 'member.changed',
      reason: sentence,
      ip: '192.0.2.1',
      changes: [
        { label: 'Full name', before: person, after: typed },
        { label: 'Telephone', before: undefined, after: '+442079460958' },
        { label: 'Status', before: undefined, after: undefined },
      ],
    },
    { ...event, id: '2', type: 'handoff.refused', isRefused: true, codes: ['address-unverified'], app, isOwn: true },
    { ...event, id: '1', type: 'thing.happened' },
  ]
  const may = { change: true, vouch: true, changeRole: true, erase: true, exportPerson: true }
  const page: MemberPageProps = {
    frame: { ...frame, flash: { tone: 'success', message: sentence } },
    csrfToken,
    member,
    hasCredentials: true,
    sharers: [],
    signIn: {
      passwordSetAt: at,
      lastSignedInAt: later,
      lockedUntil: undefined,
      isSuspended: false,
      apps: [{ key: 'contoso', name: app, isLinked: true, obstacles: [] }],
      hasMoreApps: false,
      setupLinks: [],
      verificationLinks: [],
    },
    sessions: [
      { handle: 'a1', signedInAt: at, lastSeenAt: later, endsAt: later },
      { handle: 'b2', signedInAt: at, lastSeenAt: undefined, endsAt: later },
    ],
    handoffs: [
      {
        id: '9',
        at,
        app,
        sent: { claims: ['iat', 'jti', 'email', 'name', 'external_id'], tokenId: 'pauiTUDJFUK2MoQCYON' },
      },
      { id: '8', at, app, sent: undefined },
    ],
    history: { lines, hasMore: true },
    actions: {
      version: 3,
      isSuspended: false,
      isLocked: false,
      hasCredentials: true,
      role: 'operator',
      address: 'verified',
      may,
      noResetBecause: undefined,
    },
  }
  const values = {
    externalId: typed,
    name: person,
    email: typed,
    username: message,
    phone: '+442079460958',
    organization,
    locale: 'en-GB',
    attributes: `note: ${message}`,
    isStaff: true,
  }
  const emptyValues = {
    ...values,
    externalId: '',
    name: '',
    email: '',
    username: '',
    phone: '',
    organization: '',
    locale: '',
    attributes: '',
    isStaff: false,
  }
  const everything = { changeAddress: true, changeStaff: true }
  const editing = { id: 'one', name: person, externalId: typed, version: 3 }
  const nothing = { change: false, vouch: false, changeRole: false, erase: false, exportPerson: false }
  return {
    members: (
      <MemberListPage
        frame={{ ...frame, flash: { tone: 'success', message: sentence } }}
        values={noWords}
        canAdd
        canImport
        results={{
          isNarrowed: false,
          canAdd: true,
          previousHref: '/admin/members?before=one',
          nextHref: '/admin/members?after=three',
          firstHref: '/admin/members',
          members: [
            { ...entry, id: 'one' },
            { ...entry, id: 'two', isStaff: true, role: 'owner', isVerified: false },
            {
              ...entry,
              id: 'three',
              status: 'suspended',
              email: undefined,
              organization: undefined,
              isVerified: false,
            },
            { ...entry, id: 'four', hasCredentials: false, lastSignedInAt: undefined },
          ],
        }}
      />
    ),
    'members-none': (
      <MemberListPage
        frame={frame}
        values={noWords}
        canAdd
        canImport
        results={{ isNarrowed: false, canAdd: true, members: [] }}
      />
    ),
    'members-no-hit': (
      <MemberListPage
        frame={frame}
        values={{ ...noWords, q: typed, status: 'suspended', organization }}
        canAdd={false}
        canImport={false}
        results={{ isNarrowed: true, canAdd: false, members: [] }}
      />
    ),
    member: <MemberPage {...page} />,
    'member-kept-out': (
      <MemberPage
        {...page}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        member={{ ...member, status: 'suspended', emailVerifiedAt: undefined, role: undefined, isStaff: false }}
        hasCredentials={false}
        sharers={[
          { id: 'two', name: person, externalId: typed, hasCredentials: true },
          { id: 'three', name: 'Bob', externalId: 'm-3', hasCredentials: false },
        ]}
        signIn={{
          ...page.signIn,
          passwordSetAt: undefined,
          lastSignedInAt: undefined,
          lockedUntil: later,
          isSuspended: true,
          apps: [
            { key: 'contoso', name: app, isLinked: false, obstacles: [sentence, 'They are suspended.'] },
            { key: 'fabrikam', name: 'Fabrikam', isLinked: true, obstacles: [] },
          ],
          hasMoreApps: true,
          setupLinks: [{ createdAt: at, expiresAt: later, isMailed: true }],
          verificationLinks: [{ createdAt: at, expiresAt: later }],
        }}
        actions={{
          ...page.actions,
          isSuspended: true,
          isLocked: true,
          hasCredentials: false,
          role: undefined,
          address: 'unverified',
          noResetBecause: sentence,
          errors: { how: sentence },
          typed: { how: typed },
        }}
      />
    ),
    'member-bare': (
      <MemberPage
        {...page}
        frame={frame}
        member={{
          ...member,
          username: undefined,
          email: undefined,
          emailVerifiedAt: undefined,
          phone: undefined,
          organization: undefined,
          locale: undefined,
          role: undefined,
          attributes: {},
        }}
        hasCredentials={false}
        signIn={{ ...page.signIn, passwordSetAt: undefined, lastSignedInAt: undefined, apps: [] }}
        sessions={[]}
        handoffs={[]}
        history={{ lines: [], hasMore: false }}
        actions={{
          ...page.actions,
          address: 'none',
          noResetBecause: sentence,
          errors: { reason: sentence, role: sentence },
          typed: { reason: typed },
        }}
      />
    ),
    'member-read-only': <MemberPage {...page} actions={{ ...page.actions, may: nothing }} />,
    'member-history': (
      <MemberHistoryPage
        frame={frame}
        member={{ id: 'one', name: person }}
        lines={lines}
        olderHref="/admin/members/one/history?before=1"
        isFirst
      />
    ),
    'member-history-end': (
      <MemberHistoryPage
        frame={frame}
        member={{ id: 'one', name: person }}
        lines={[]}
        olderHref={undefined}
        isFirst={false}
      />
    ),
    'member-add': <MemberFormPage frame={frame} csrfToken={csrfToken} values={emptyValues} may={everything} />,
    'member-add-errors': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        may={everything}
        errors={{ email: sentence, phone: 'The telephone number has too few digits.', attributes: sentence }}
      />
    ),
    'member-edit-as-operator': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        editing={editing}
        may={{ changeAddress: false, changeStaff: false }}
      />
    ),
    'member-edit-conflict': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        editing={editing}
        may={everything}
        conflict={[{ label: 'Full name', stored: person, typed }]}
      />
    ),
    'member-erase': <MemberErasePage frame={frame} csrfToken={csrfToken} member={editing} />,
    'member-erase-wrong-name': (
      <MemberErasePage frame={frame} csrfToken={csrfToken} member={editing} typed={typed} error={sentence} />
    ),
  }
}
