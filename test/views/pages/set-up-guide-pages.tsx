/** The set-up guide of an app, from untouched to troubled. */
import type { VNode } from 'preact'
import { Page } from '../../../views/layout.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { GuidePage, type GuidePageProps } from '../../../views/set-up-guide/guide-page.tsx'
import type { GuideContext, ShownAttestation, ShownCheck, StepState } from '../../../views/set-up-guide/guide-props.ts'
import { OpenQuestions } from '../../../views/set-up-guide/open-questions.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function setUpGuidePages({ person, app, organization, host, sentence }: Words): Record<string, VNode> {
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
    fallback: { state: 'never' },
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
    fallback: { state: 'current', publishedAt: at },
  }
  const troubled: GuideContext = {
    ...finished,
    fallback: { state: 'outdated', publishedAt: at, changes: ['links', 'notes'] },
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
        fallback: { state: 'never' },
      },
      ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'to-do', 'later', 'later', 'to-do'],
      { acted: 'end-users' },
    ),
    'set-up-done': guide(finished, [], { acted: 'external-ids' }),
    'set-up-troubled': guide(
      { ...troubled, errors: { 'external-ids-off': 'Tick the box if this is so. Nothing was recorded.' } },
      [
        ...(['done', 'unknown', 'attention', 'attention', 'attention', 'stale'] as const),
        ...(['attention', 'attention', 'attention', 'attention', 'attention'] as const),
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
