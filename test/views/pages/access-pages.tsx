/** Who may sign in, in the console. */
import type { VNode } from 'preact'
import { AccessFormPage, type AccessFormPageProps } from '../../../views/access/access-form-page.tsx'
import { AccessPage } from '../../../views/access/access-page.tsx'
import { AccessPreviewPage } from '../../../views/access/access-preview-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function accessPages({ person, app, organization, sentence, typed }: Words): Record<string, VNode> {
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
  const fine = {
    keepsSelfOut: false,
    letsNobodyIn: false,
    opensToEverybody: false,
    administrators: { names: [], more: false },
  }
  const worrying = {
    keepsSelfOut: true,
    letsNobodyIn: true,
    opensToEverybody: true,
    administrators: { names: [person, 'Bob'], more: true },
  }
  const preview = {
    ...page,
    fields,
    seen: 'seal-of-preview',
    canChange: true,
    sentences: { looked: sentences, inForce: everybody },
    counts,
  }
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
