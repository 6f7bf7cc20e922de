/** The pages about fields and the preview of a hand-off, with given words in every place where words from outside stand. */
import type { VNode } from 'preact'
import type { AppHeadProps } from '../../../views/apps/app-head.tsx'
import { PreviewPage, type PreviewPageProps } from '../../../views/handoff/preview-page.tsx'
import { FieldsFormPage, type FieldsFormPageProps } from '../../../views/mapping/fields-form-page.tsx'
import { FieldsPage, type FieldsPageProps } from '../../../views/mapping/fields-page.tsx'
import { FieldsPreviewPage, type FieldsPreviewPageProps } from '../../../views/mapping/fields-preview-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { functions } from '../../../src/features/mapping/notation/functions.ts'
import { plainPaths } from '../../../src/features/mapping/member-paths.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const article = '4408845838874'

export function mappingPages(words: Words): Record<string, VNode> {
  const { person, app, organization, sentence } = words
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Apps', href: '/admin/apps', isCurrent: true }],
    signedIn: { name: person, csrfToken },
  }
  const head: AppHeadProps['app'] = { key: 'contoso', name: app, state: 'staff' }
  const flash = { tone: 'success' as const, message: sentence }
  return {
    fields: <FieldsPage frame={{ ...frame, flash }} app={head} claims={claims(words)} canChange />,
    'fields-read-only': <FieldsPage frame={frame} app={head} claims={claims(words).slice(0, 4)} canChange={false} />,
    ...formPages(words, { frame, app: head }),
    ...previewPages(words, { frame, csrfToken, app: head }),
  }
}

const claims = ({ typed, sentence }: Words): FieldsPageProps['claims'] => [
  { claim: 'external_id', from: 'external_id', effect: 'Whom Zendesk recognises.', warning: undefined, article },
  { claim: 'email', from: 'email', effect: 'Whom Zendesk recognises otherwise.', warning: undefined, article },
  { claim: 'name', from: `coalesce("${typed}", name)`, effect: 'Overwritten.', warning: undefined, article },
  { claim: 'phone', from: undefined, effect: 'Sets the telephone number.', warning: undefined, article },
  { claim: 'tags', from: '"vip"', effect: 'Replaces all tags of the person.', warning: sentence, article },
]

type Common = { frame: ConsoleFrame; app: AppHeadProps['app'] }

function formPages({ typed, message, sentence }: Words, common: Common): Record<string, VNode> {
  const text = { takes: 'text', warning: undefined, article }
  const form: FieldsFormPageProps = {
    ...common,
    csrfToken,
    version: '3',
    rows: [
      { ...text, claim: 'name', from: 'name', kind: 'always' },
      { ...text, claim: 'phone', from: '', kind: 'always' },
      { ...text, claim: 'tags', from: typed, kind: 'free', warning: 'Tags set in Zendesk are lost.' },
      { ...text, claim: 'user_fields.a_really_long_key_of_a_custom_field', from: message, kind: 'free' },
    ],
    added: { claim: '', key: '' },
    choices: ['organization', 'locale', 'role'].map((claim) => ({ value: claim, label: claim })),
    common: [
      { value: 'common-0', label: 'Organisation' },
      { value: 'custom-department', label: 'Custom field department' },
    ],
    suggestions: ['name', 'email', 'field:department'],
    help: { paths: plainPaths, functions, attributes: ['department', 'cost-centre'] },
  }
  const locked = { ...text, claim: 'role', from: 'if(staff, "agent", omit)', kind: 'locked' as const }
  return {
    'fields-edit': <FieldsFormPage {...form} focus={3} />,
    'fields-edit-errors': (
      <FieldsFormPage
        {...form}
        added={{ claim: 'role', key: typed }}
        rows={[...form.rows, locked]}
        errors={{ 'from-2': sentence, 'from-4': 'Only an owner adds, changes or removes role.', 'new-key': sentence }}
      />
    ),
    'fields-edit-conflict': (
      <FieldsFormPage
        {...form}
        common={[]}
        conflict={[
          { claim: 'tags', from: typed },
          { claim: 'role', from: undefined },
        ]}
      />
    ),
    'fields-edit-conflict-alike': <FieldsFormPage {...form} conflict={[]} />,
  }
}

type Found = Common & { csrfToken: string }

function previewPages(words: Words, common: Found): Record<string, VNode> {
  const { person, typed, sentence, organization, message } = words
  const member = { id: 'm', name: person, externalId: typed, isSelf: false }
  const found = [
    { id: 'one', externalId: typed, name: person, organization },
    { id: 'two', externalId: 'm-2', name: person, organization: undefined },
  ]
  const fields: FieldsPreviewPageProps = {
    ...common,
    fields: [{ name: 'version', value: '3' }],
    member,
    claims: [
      {
        claim: 'name',
        from: 'name',
        isChanged: false,
        now: { value: person, why: '' },
        then: { value: person, why: '' },
      },
      {
        claim: 'organization',
        from: 'organization',
        isChanged: true,
        now: { value: undefined, why: 'nothing maps it' },
        then: { value: organization, why: '' },
      },
    ],
    warnings: [{ claim: 'organization', warning: 'Members may see each other’s tickets.', article }],
    isGrave: true,
    hasChanges: true,
    seen: 'seal-of-preview',
    search: undefined,
  }
  const preview: PreviewPageProps = {
    ...common,
    member: { ...member, isSelf: true },
    verdict: 'issue',
    checks: (['app enabled', 'in stage', 'address verified', 'no error loop', 'secret opens'] as const).map((name) => ({
      name,
      code: undefined,
    })),
    claims: [
      { claim: 'name', value: person, from: 'name' },
      { claim: 'email', value: '', from: 'email' },
      { claim: 'user_fields.note', value: message, from: `"${typed}"` },
    ],
    lacksSecondFactor: true,
    leftOut: [{ claim: 'phone', why: 'no phone number is known' }],
    header: '{"typ":"JWT","alg":"HS256"}',
    tokenBytes: 1_412,
    forecast: { case: 'unknown', outcome: 'Nothing is known.', assumption: 'no directory is connected' },
    json: JSON.stringify({ claims: { name: person, email: words.email } }, null, 2),
    search: undefined,
    trial: { missing: [] },
  }
  return {
    'fields-preview': <FieldsPreviewPage {...fields} />,
    'fields-preview-alike': (
      <FieldsPreviewPage
        {...fields}
        hasChanges={false}
        warnings={[]}
        member={{ ...member, isSelf: true }}
        search={{ typed, found }}
      />
    ),
    preview: <PreviewPage {...preview} />,
    'preview-refused': (
      <PreviewPage
        {...preview}
        verdict="block"
        member={member}
        checks={[
          { name: 'app enabled', code: 'app-disabled' },
          { name: 'in stage', code: 'not-in-stage' },
          { name: 'member active', code: undefined },
          { name: 'secret opens', code: 'secret-unavailable' },
        ]}
        leftOut={[]}
        search={{ typed, found: [] }}
        trial={{ missing: ['not-in-stage', 'zendesk-error-loop'] }}
      />
    ),
    'preview-held': <PreviewPage {...preview} verdict="hold" search={{ typed, error: sentence, found: [] }} />,
    'preview-remark': <PreviewPage {...preview} verdict="warn" search={{ typed, found }} />,
  }
}
