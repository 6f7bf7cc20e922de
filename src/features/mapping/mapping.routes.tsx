/** The console's screens about what an app's tokens carry, below /admin/apps/KEY/fields. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { keyParameter, readForm, typedIn } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { byOf } from '../administrators/by-of.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import type { App } from '../apps/app.ts'
import { seenField, wasSeen } from '../apps/seen-preview.ts'
import { changedClaims, changeMapping, complainAboutRights, isGrave } from './change-mapping.ts'
import type { MappedField } from './expression.ts'
import { draftOf, editDraft, readDraft, type MappingDraft } from './mapping-draft.ts'
import { mappingInput, personInput } from './mapping.input.ts'
import { mayMapRights, previewOf, sendFieldsForm, sendFieldsPage, sendFieldsPreview } from './mapping.pages.tsx'

export function mappingRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'apps.read')
  const changer = requireAction(deps, 'apps.change')
  const asked = (request: Request): Promise<App> => deps.apps.get(keyParameter(request))
  const pages = Router()

  pages.get('/:key/fields', reader, async (request, response) => {
    sendFieldsPage({ deps, response, app: await asked(request), flash: flashOf(request) })
  })

  pages.get('/:key/fields/edit', changer, async (request, response) => {
    const app = await asked(request)
    await sendFieldsForm({ deps, response, app }, { draft: draftOf(app) })
  })

  /** Lines come and go; nothing is judged yet, and nothing saved. */
  pages.post('/:key/fields/edit', changer, async (request, response) => {
    const typed = typedIn(request)
    const before = readDraft(typed)
    const { draft, errors } = editDraft(before, typed['do'] ?? '')
    const focus = draft.rows.length > before.rows.length ? draft.rows.length - 1 : undefined
    await sendFieldsForm({ deps, response, app: await asked(request) }, { draft, errors, focus })
  })

  pages.post('/:key/fields/preview', changer, async (request, response) => {
    const app = await asked(request)
    const mapping = await readMappingForm(deps, app, request, response)
    if (mapping) await previewOnMember({ deps, response, app, mapping }, request)
  })

  pages.post('/:key/fields', changer, previewFirst(deps), proofWhenGrave(deps), async (request, response) => {
    const form = readForm(request, mappingInput)
    if (form.kind === 'invalid') throw new AppError('input.malformed')
    const given = { key: keyParameter(request), ...form.input, mayMapRights: mayMapRights(response) }
    const outcome = await changeMapping(deps, { ...given, ...byOf(request, response) })
    const draft = readDraft(typedIn(request))
    switch (outcome.kind) {
      case 'changed':
        response.redirect(303, `/admin/apps/${outcome.app.key}/fields?done=changed`)
        break
      case 'refused':
        await sendRefusal({ deps, response, app: await asked(request), draft }, outcome.errors)
        break
      case 'conflict':
        await sendFieldsForm({ deps, response, app: outcome.app }, { draft, isConflict: true })
    }
  })

  return pages
}

/** The mapping that the form holds. Undefined: it was answered already, because something stands against it. */
async function readMappingForm(
  deps: Deps,
  app: App,
  request: Request,
  response: Response,
): Promise<readonly MappedField[] | undefined> {
  const draft = readDraft(typedIn(request))
  // Chosen, but not added yet: nobody wants it forgotten.
  if (draft.newClaim !== '') {
    const edited = editDraft(draft, 'add')
    await sendFieldsForm({ deps, response, app }, { ...edited, focus: edited.draft.rows.length - 1 })
    return undefined
  }
  const form = readForm(request, mappingInput)
  if (form.kind === 'invalid') {
    if ('version' in form.errors) throw new AppError('input.malformed')
    await sendFieldsForm({ deps, response, app }, { draft, errors: form.errors })
    return undefined
  }
  const { mapping, version } = form.input
  if (version !== app.version) {
    await sendFieldsForm({ deps, response, app }, { draft, isConflict: true })
    return undefined
  }
  const errors = mayMapRights(response) ? undefined : complainAboutRights(changedClaims(app.fieldMapping, mapping))
  if (!errors) return mapping
  await sendRefusal({ deps, response, app, draft }, errors)
  return undefined
}

type Refused = { deps: Deps; response: Response; app: App; draft: MappingDraft }

/** A row that was taken away comes back with the complaint: it is not for this administrator to remove. */
async function sendRefusal({ draft, ...place }: Refused, complaints: ReadonlyMap<string, string>): Promise<void> {
  const stored = draftOf(place.app).rows.filter(({ claim }) => complaints.has(claim))
  const removed = stored.filter(({ claim }) => !draft.rows.some((row) => row.claim === claim))
  const rows = [...draft.rows, ...removed]
  const errors = Object.fromEntries(
    rows.flatMap(({ claim }, place) => {
      const why = complaints.get(claim)
      return why === undefined ? [] : [[`from-${place}`, why]]
    }),
  )
  await sendFieldsForm(place, { draft: { ...draft, rows }, errors })
}

type Looked = { deps: Deps; response: Response; app: App; mapping: readonly MappedField[]; flash?: Flash }

/** On whom was chosen from a list, or typed; else on whoever asks. */
async function previewOnMember({ mapping, ...place }: Looked, request: Request): Promise<void> {
  const { deps, response, app } = place
  const self = response.locals.administrator.id
  const { member, person } = typedIn(request)
  if (member !== undefined || person === undefined) {
    await sendFieldsPreview(place, {
      mapping,
      memberId: member === undefined ? self : (await deps.members.get(member)).id,
    })
    return
  }
  const form = readForm(request, personInput)
  if (form.kind === 'invalid') {
    const search = { typed: person, error: form.errors['person'] ?? 'Choose a member.', found: [] }
    await sendFieldsPreview(place, { mapping, memberId: self, search })
    return
  }
  const found = await deps.namedPeople.search(app.id, form.input.person)
  const [one, another] = found
  if (one && !another) await sendFieldsPreview(place, { mapping, memberId: one.id })
  else await sendFieldsPreview(place, { mapping, memberId: self, search: { typed: person, found } })
}

/** Nothing is put into force that its administrator did not see on a member, to the letter. */
function previewFirst(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const app = await deps.apps.get(keyParameter(request))
    const mapping = await readMappingForm(deps, app, request, response)
    if (!mapping) return
    const isChange = changedClaims(app.fieldMapping, mapping).length > 0
    const seen = typedIn(request)[seenField]
    if (!isChange || wasSeen(deps.secretBox, previewOf({ response, app }, mapping), seen)) next()
    else await previewOnMember({ deps, response, app, mapping, flash: lookFirst }, request)
  }
}

const lookFirst: Flash = {
  tone: 'info',
  message: 'Nothing was saved yet. See what would be sent, then make it live.',
}

/** What touches rights or organisations in Zendesk is put into force by somebody who just proved who they are. */
function proofWhenGrave(deps: Deps): RequestHandler {
  const prove = requireRecentProof(deps)
  return async (request, response, next) => {
    const app = await deps.apps.get(keyParameter(request))
    const form = readForm(request, mappingInput)
    const changed = form.kind === 'read' ? changedClaims(app.fieldMapping, form.input.mapping) : []
    if (isGrave(changed)) await prove(request, response, next)
    else next()
  }
}

/** What was just done. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['changed', { tone: 'success', message: 'The fields are live. They count from the next sign-in on.' }],
])

const flashOf = flashesOf(done)
