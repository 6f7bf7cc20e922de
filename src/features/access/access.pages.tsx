/** Puts who may sign in on the screen: the policy in words, its form, and whom it lets in. */
import type { Response } from 'express'
import { AccessFormPage, type AccessFormPageProps } from '../../../views/access/access-form-page.tsx'
import { AccessPage, type AccessPageProps } from '../../../views/access/access-page.tsx'
import { AccessPreviewPage, type AccessPreviewPageProps } from '../../../views/access/access-preview-page.tsx'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { App } from '../apps/app.ts'
import { sealPreview, type Previewed } from '../apps/seen-preview.ts'
import { draftOf, fieldsOf, most, type AccessDraft } from './access-draft.ts'
import type { AccessPolicy } from './access-policy.ts'
import { peopleCounted, type PeopleCounted } from './access.query.ts'
import { isSamePolicy } from './change-access.ts'
import { describePolicy, explainEntrance } from './describe-policy.ts'
import { mostNamed } from './name-person.ts'
import { previewAccess } from './preview-access.ts'

type Place = { deps: Deps; response: Response; app: App; flash?: Flash | undefined }

export async function sendAccessPage(place: Place, search?: AccessPageProps['named']['search']): Promise<void> {
  const { deps, response, app } = place
  const people = await deps.namedPeople.list(app.id)
  response
    .status(search?.error === undefined ? 200 : 422)
    .send(
      renderPage(
        <AccessPage
          {...common(place)}
          sentences={describePolicy(app.accessPolicy, { named: countsOf(people) })}
          fields={fieldsOf(draftOf(app.accessPolicy, app.version))}
          canChange={canChange(response)}
          named={{ people, most: mostNamed, search }}
        />,
      ),
    )
}

type Form = {
  draft: AccessDraft
  focus?: AccessFormPageProps['focus']
  errors?: Record<string, string>
  /** The policy written here, where somebody else was faster. */
  conflict?: AccessPolicy
}

export async function sendAccessForm(place: Place, { draft, focus, errors = {}, conflict }: Form): Promise<void> {
  const { deps, response, app } = place
  const named = draft.rules
    .flatMap(({ conditions }) => conditions.map(({ name }) => name))
    .filter((name) => name !== '')
  const offered = await deps.accessValues.listOccurring([...new Set(named)])
  const told = (policy: AccessPolicy) => describePolicy(policy, { shown: most.values })
  const isWrong = Object.keys(errors).length > 0
  if (conflict || isWrong) response.status(conflict ? 409 : 422)
  response.send(
    renderPage(
      <AccessFormPage
        {...common(place)}
        draft={draft}
        most={most}
        offered={offered}
        focus={focus}
        errors={errors}
        conflict={conflict && { stored: told(app.accessPolicy), typed: told(conflict) }}
      />,
    ),
  )
}

type Looked = { policy: AccessPolicy; people: string | undefined; after: string | undefined }

const pageSize = 50

export async function sendAccessPreview(place: Place, { policy, people, after }: Looked): Promise<void> {
  const { deps, response, app } = place
  const administratorId = response.locals.administrator.id
  const { counts, administrators, ...warnings } = await previewAccess(deps, { app, policy, administratorId })
  const named = await deps.namedPeople.count(app.id)
  response.send(
    renderPage(
      <AccessPreviewPage
        {...common(place)}
        sentences={{
          looked: describePolicy(policy, { named }),
          inForce: isSamePolicy(policy, app.accessPolicy) ? undefined : describePolicy(app.accessPolicy, { named }),
        }}
        fields={fieldsOf(draftOf(policy, app.version))}
        seen={sealPreview(deps.secretBox, previewOf(place, policy))}
        canChange={canChange(response)}
        counts={counts}
        warnings={{
          ...warnings,
          administrators: { names: administrators.people.map(({ name }) => name), more: administrators.more },
        }}
        listed={await readListed(place, { policy, people, after })}
      />,
    ),
  )
}

/** What a preview of this policy stands for, when it comes to saving it. */
export const previewOf = ({ response, app }: Pick<Place, 'response' | 'app'>, policy: AccessPolicy): Previewed => ({
  what: 'access',
  appId: app.id,
  administratorId: response.locals.administrator.id,
  fields: fieldsOf(draftOf(policy, app.version)),
})

async function readListed(
  { deps, app }: Place,
  { policy, people, after }: Looked,
): Promise<AccessPreviewPageProps['listed']> {
  const asked = peopleCounted.find((each) => each === people)
  if (asked === undefined) return undefined
  const comparison = { appId: app.id, before: app.accessPolicy, after: policy }
  const page = await deps.access.listPage(comparison, {
    people: asked,
    after: after?.replaceAll('\0', ''),
    limit: pageSize,
  })
  return {
    people: asked,
    title: titles[asked],
    page: page.people.map((person) => ({ ...person, because: explainEntrance(policy, person).because })),
    isFirst: after === undefined,
    next: page.last,
  }
}

const titles: Record<PeopleCounted, string> = {
  'let-in': 'Let in',
  'kept-out': 'Kept out',
  'newly-in': 'Newly let in',
  'newly-out': 'Newly kept out',
  'staff-newly-out': 'Staff newly kept out',
  'administrators-newly-out': 'Administrators newly kept out',
}

const common = ({ deps, response, app, flash }: Place) => ({
  frame: consoleFrame(deps.config, response, '/admin/apps', flash),
  csrfToken: csrfToken(response),
  app: { key: app.key, name: app.name, state: appStateOf(app) },
})

export const canChange = (response: Response): boolean => isAllowed(response.locals.administrator.role, 'apps.change')

const countsOf = (people: readonly { list: string | undefined }[]) => ({
  allowed: people.filter(({ list }) => list === 'allowed').length,
  denied: people.filter(({ list }) => list === 'denied').length,
})
