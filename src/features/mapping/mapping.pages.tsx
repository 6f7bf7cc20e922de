/** Puts the fields of an app on the screen: those in force, the form that changes them, and the change on one member. */
import type { Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import type { PersonSearchProps } from '../../../views/handoff/person-search.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { FormField } from '../../../views/mapping/field-row.tsx'
import { FieldsFormPage, type FieldsFormPageProps } from '../../../views/mapping/fields-form-page.tsx'
import { FieldsPage, type SentClaim } from '../../../views/mapping/fields-page.tsx'
import { FieldsPreviewPage } from '../../../views/mapping/fields-preview-page.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { App } from '../apps/app.ts'
import { sealPreview, type Previewed } from '../apps/seen-preview.ts'
import { changedClaims, isGrave } from './change-mapping.ts'
import { claimsCatalogue, customField, findClaim, isForOwners, fixedClaims } from './claims/claims-catalogue.ts'
import { compareMappings } from './compare-mappings.ts'
import type { MappedField } from './expression.ts'
import { commonRows, draftOf, fieldsOf, type MappingDraft } from './mapping-draft.ts'
import { isPath, plainPaths } from './member-paths.ts'
import { functions } from './notation/functions.ts'
import { typedRows, type TypedRow } from './read-mapping.ts'

type Place = { deps: Deps; response: Response; app: App; flash?: Flash | undefined }

export function sendFieldsPage(place: Place): void {
  const { response, app } = place
  const canChange = isAllowed(response.locals.administrator.role, 'apps.change')
  response.send(renderPage(<FieldsPage {...common(place)} claims={sentClaims(app)} canChange={canChange} />))
}

function sentClaims({ fieldMapping }: App): SentClaim[] {
  const fixed = fixedClaims.map((claim) => ({ ...claim, warning: undefined, article: '4408845838874' }))
  const isOff = (claim: string): boolean =>
    fieldMapping.some((field) => field.claim === claim && field.from.op === 'omit')
  const rows = typedRows(fieldMapping).map(({ claim, from }) => ({
    claim,
    from: isOff(claim) ? undefined : from,
    ...aboutClaim(claim),
  }))
  return [...fixed, ...rows]
}

function aboutClaim(claim: string): Pick<SentClaim, 'effect' | 'warning' | 'article'> {
  const { effect = '', warning, article = '' } = findClaim(claim) ?? {}
  return { effect, warning, article }
}

type Form = {
  draft: MappingDraft
  focus?: number | undefined
  errors?: Readonly<Partial<Record<string, string>>>
  /** Set where somebody else was faster. */
  isConflict?: true
}

export async function sendFieldsForm(place: Place, { draft, focus, errors = {}, isConflict }: Form): Promise<void> {
  const { deps, response, app } = place
  const occurring = await deps.accessValues.listOccurring([])
  const attributes = occurring.attributes.filter((name) => isPath(`field:${name}`))
  if (isConflict || Object.keys(errors).length > 0) response.status(isConflict ? 409 : 422)
  response.send(
    renderPage(
      <FieldsFormPage
        {...common(place)}
        version={isConflict ? String(app.version) : draft.version}
        rows={draft.rows.map((row) => formField(row, response))}
        added={{ claim: draft.newClaim, key: draft.newKey }}
        choices={choicesFor(response)}
        common={commonFor(draft, attributes)}
        suggestions={[...plainPaths.map(({ path }) => path), ...attributes.map((name) => `field:${name}`)]}
        focus={focus}
        conflict={isConflict && differences(app, draft)}
        errors={errors}
        help={{ paths: plainPaths, functions, attributes }}
      />,
    ),
  )
}

export const mayMapRights = (response: Response): boolean =>
  isAllowed(response.locals.administrator.role, 'apps.map-roles')

const mayTouch = (claim: string, response: Response): boolean =>
  !isForOwners(findClaim(claim)) || mayMapRights(response)

function formField({ claim, from }: TypedRow, response: Response): FormField {
  const { warning, article } = aboutClaim(claim)
  const takes = findClaim(claim)?.shape.takes ?? 'nothing we know'
  const isPlain = claim === 'name' || claim === 'phone'
  const kind = isPlain ? 'always' : 'free'
  return { claim, from, takes, warning, article, kind: mayTouch(claim, response) ? kind : 'locked' }
}

function choicesFor(response: Response): FieldsFormPageProps['choices'] {
  return claimsCatalogue
    .filter(({ claim }) => claim !== 'name' && claim !== 'phone' && mayTouch(claim, response))
    .map(({ claim }) => ({ value: claim, label: claim === customField ? 'A custom user field' : claim }))
}

/** Custom fields that are not sent yet are offered by the name they have here; most have the same key in Zendesk. */
function commonFor({ rows }: MappingDraft, attributes: readonly string[]): FieldsFormPageProps['common'] {
  const isNew = ({ claim, from }: TypedRow): boolean => {
    const typed = rows.find((row) => row.claim === claim)?.from.trim()
    return typed === undefined || (['', claim].includes(typed) && typed !== from)
  }
  const ours = commonRows.flatMap((row, place) => (isNew(row) ? [{ value: `common-${place}`, label: row.label }] : []))
  const theirs = attributes
    .filter((name) => isNew({ claim: customField + name, from: `field:${name}` }))
    .slice(0, 4)
    .map((name) => ({ value: `custom-${name}`, label: `Custom field ${name}` }))
  return [...ours, ...theirs]
}

function differences({ fieldMapping }: App, { rows }: MappingDraft): FieldsFormPageProps['conflict'] {
  const stored = typedRows(fieldMapping)
  const claims = [...new Set([...stored, ...rows].map(({ claim }) => claim))]
  const textOf = (of: readonly TypedRow[], claim: string): string | undefined =>
    of.find((row) => row.claim === claim)?.from.trim()
  return claims
    .filter((claim) => textOf(stored, claim) !== textOf(rows, claim))
    .map((claim) => ({ claim, from: textOf(stored, claim) }))
}

type Looked = { mapping: readonly MappedField[]; memberId: string; search?: PersonSearchProps['search'] }

/** With a flash: nothing of what was asked for was done. */
export async function sendFieldsPreview(place: Place, { mapping, memberId, search }: Looked): Promise<void> {
  const { deps, response, app, flash } = place
  const facts = await deps.handoffs.previewFacts({ appKey: app.key, memberId, now: deps.clock.now() })
  if (!facts) throw new AppError('page.not-found')
  const changed = changedClaims(app.fieldMapping, mapping)
  const { id, name, externalId } = facts.member
  response
    .status(search?.error === undefined && !flash ? 200 : 422)
    .send(
      renderPage(
        <FieldsPreviewPage
          {...common(place)}
          fields={fieldsOf(draftOf({ fieldMapping: mapping, version: app.version }))}
          seen={sealPreview(deps.secretBox, previewOf(place, mapping))}
          member={{ id, name, externalId, isSelf: id === response.locals.administrator.id }}
          claims={compareMappings(facts.member, { now: app.fieldMapping, then: mapping }, changed)}
          warnings={warningsOf(changed, mapping)}
          isGrave={isGrave(changed)}
          hasChanges={changed.length > 0}
          search={search}
        />,
      ),
    )
}

/** What a preview of this mapping stands for, when it comes to saving it. */
export const previewOf = (
  { response, app }: Pick<Place, 'response' | 'app'>,
  mapping: readonly MappedField[],
): Previewed => ({
  what: 'fields',
  appId: app.id,
  administratorId: response.locals.administrator.id,
  fields: fieldsOf(draftOf({ fieldMapping: mapping, version: app.version })),
})

/** Of what would be sent; what is taken away needs no warning. */
function warningsOf(changed: readonly string[], mapping: readonly MappedField[]) {
  return changed.flatMap((claim) => {
    const { warning, article } = aboutClaim(claim)
    const isSent = mapping.some((field) => field.claim === claim && field.from.op !== 'omit')
    return warning !== undefined && isSent ? [{ claim, warning, article }] : []
  })
}

const common = ({ deps, response, app, flash }: Place) => ({
  frame: consoleFrame(deps.config, response, '/admin/apps', flash),
  csrfToken: csrfToken(response),
  app: { key: app.key, name: app.name, state: appStateOf(app) },
})
