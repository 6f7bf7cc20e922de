/** The console's screens about who may sign in to an app, below /admin/apps/KEY/access. */
import { Router, type Request, type Response } from 'express'
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
import { draftOf, editDraft, readDraft, type AccessDraft } from './access-draft.ts'
import { accessInput, personInput, personSearchInput } from './access.input.ts'
import { canChange, previewOf, sendAccessForm, sendAccessPage, sendAccessPreview } from './access.pages.tsx'
import type { AccessPolicy } from './access-policy.ts'
import { changeAccess, isSamePolicy } from './change-access.ts'
import { keepsSelfOut, mostNamed, namePerson, type Naming } from './name-person.ts'
import { isGrave, previewAccess } from './preview-access.ts'

export function accessRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'apps.read')
  const changer = requireAction(deps, 'apps.change')
  const prove = requireRecentProof(deps)
  const asked = (request: Request): Promise<App> => deps.apps.get(keyParameter(request))
  const pages = Router()

  pages.get('/:key/access', reader, async (request, response) => {
    await sendAccessPage({ deps, response, app: await asked(request), flash: flashOf(request) })
  })

  pages.get('/:key/access/edit', changer, async (request, response) => {
    const app = await asked(request)
    await sendAccessForm({ deps, response, app }, { draft: draftOf(app.accessPolicy, app.version) })
  })

  /** Rules and conditions come and go; nothing is judged yet, and nothing saved. */
  pages.post('/:key/access/edit', changer, async (request, response) => {
    const typed = typedIn(request)
    const before = readDraft(typed)
    const draft = editDraft(before, typed['do'] ?? '', typed)
    await sendAccessForm({ deps, response, app: await asked(request) }, { draft, focus: findAdded(before, draft) })
  })

  pages.post('/:key/access/preview', reader, async (request, response) => {
    const app = await asked(request)
    const written = await readPolicy(deps, app, request, response)
    if (!written) return
    const { people, after } = typedIn(request)
    await sendAccessPreview({ deps, response, app }, { policy: written, people, after })
  })

  pages.post(
    '/:key/access',
    changer,
    async (request, response, next) => {
      const app = await asked(request)
      const policy = await readPolicy(deps, app, request, response)
      if (!policy) return
      const seen = typedIn(request)[seenField]
      if (
        !isSamePolicy(policy, app.accessPolicy) &&
        !wasSeen(deps.secretBox, previewOf({ response, app }, policy), seen)
      ) {
        const place = { deps, response: response.status(422), app, flash: lookFirst }
        await sendAccessPreview(place, { policy, people: undefined, after: undefined })
        return
      }
      const preview = await previewAccess(deps, { app, policy, administratorId: response.locals.administrator.id })
      if (isGrave(preview)) await prove(request, response, next)
      else next()
    },
    async (request, response) => {
      const form = readForm(request, accessInput)
      if (form.kind === 'invalid') throw new AppError('input.malformed')
      const outcome = await changeAccess(deps, {
        key: keyParameter(request),
        ...form.input,
        ...byOf(request, response),
      })
      if (outcome.kind === 'conflict') await sendConflict(deps, outcome.app, form.input.policy, response)
      else response.redirect(303, `/admin/apps/${outcome.app.key}/access?done=${outcome.kind}`)
    },
  )

  pages.post('/:key/access/people', changer, async (request, response) => {
    const app = await asked(request)
    const form = readForm(request, personSearchInput)
    const typed = typedIn(request)['person'] ?? ''
    if (form.kind === 'invalid') {
      const error = form.errors['person'] ?? 'Enter whom to look for.'
      await sendAccessPage({ deps, response, app }, { typed, error, found: [] })
      return
    }
    const found = await deps.namedPeople.search(app.id, form.input.person)
    await sendAccessPage({ deps, response, app }, { typed, found })
  })

  pages.post('/:key/access/people/add', changer, guardSelf(deps, prove), async (request, response) => {
    await answerNaming(deps, request, response)
  })

  pages.post('/:key/access/people/remove', changer, guardSelf(deps, prove), async (request, response) => {
    await answerNaming(deps, request, response)
  })

  return pages
}

/**
 * The policy that the form holds. Undefined: it was answered already, because something in it is wrong or somebody else
 * changed the app since it was made.
 */
async function readPolicy(
  deps: Deps,
  app: App,
  request: Request,
  response: Response,
): Promise<AccessPolicy | undefined> {
  const form = readForm(request, accessInput)
  if (form.kind === 'invalid') {
    if (!canChange(response) || 'version' in form.errors) throw new AppError('input.malformed')
    await sendAccessForm({ deps, response, app }, { draft: readDraft(form.typed), errors: form.errors })
    return undefined
  }
  const { policy, version } = form.input
  if (version === app.version) return policy
  // Looking at what is in force, whoever may do no more than that gets the newest.
  if (!canChange(response)) return app.accessPolicy
  await sendConflict(deps, app, policy, response)
  return undefined
}

/** The form again, made for what is stored now, with everything that was written. */
async function sendConflict(deps: Deps, app: App, policy: AccessPolicy, response: Response): Promise<void> {
  if (isSamePolicy(policy, app.accessPolicy)) {
    response.redirect(303, `/admin/apps/${app.key}/access?done=unchanged`)
    return
  }
  await sendAccessForm({ deps, response, app }, { draft: draftOf(policy, app.version), conflict: policy })
}

/** Who would lock themselves out by naming somebody proves who they are first. */
function guardSelf(deps: Deps, prove: ReturnType<typeof requireRecentProof>): ReturnType<typeof requireRecentProof> {
  return async (request, response, next) => {
    const naming = readNaming(request)
    const administratorId = response.locals.administrator.id
    if (await keepsSelfOut(deps, { ...naming, administratorId })) await prove(request, response, next)
    else next()
  }
}

async function answerNaming(deps: Deps, request: Request, response: Response): Promise<void> {
  const naming = readNaming(request)
  const outcome = await namePerson(deps, { ...naming, ...byOf(request, response) })
  if (outcome.kind === 'unknown-member') throw new AppError('page.not-found')
  const code = outcome.kind === 'full' ? 'full' : (naming.list ?? 'removed')
  response.redirect(303, `/admin/apps/${naming.key}/access?done=${code}`)
}

function readNaming(request: Request): Naming {
  const isRemoval = request.path.endsWith('/remove')
  const form = readForm(request, isRemoval ? personInput.omit({ list: true }) : personInput)
  if (form.kind === 'invalid') throw new AppError('input.malformed')
  const { member, list } = form.input as { member: string; list?: Naming['list'] }
  return { key: keyParameter(request), memberId: member.toLowerCase(), list }
}

/** The condition that a button just added, to take the focus. */
function findAdded(before: AccessDraft, after: AccessDraft): { rule: number; condition: number } | undefined {
  const rule = after.rules.findIndex(
    ({ conditions }, index) => conditions.length > (before.rules[index]?.conditions.length ?? 0),
  )
  const isFewer = after.rules.length < before.rules.length
  return rule === -1 || isFewer ? undefined : { rule, condition: (after.rules[rule]?.conditions.length ?? 1) - 1 }
}

const lookFirst: Flash = {
  tone: 'info',
  message: 'Nothing was saved yet. See whom these rules let in, then put them in force.',
}

/** What was just done. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['changed', { tone: 'success', message: 'The rules are in force. They count from the next sign-in on.' }],
  ['unchanged', { tone: 'info', message: 'These rules were in force already. Nothing was changed.' }],
  ['allowed', { tone: 'success', message: 'This member is let in by name now, unless a rule keeps them out.' }],
  ['denied', { tone: 'success', message: 'This member is kept out by name now.' }],
  ['removed', { tone: 'success', message: 'This member is not named any more. The rules decide.' }],
  [
    'full',
    {
      tone: 'danger',
      message: `This list names ${mostNamed} people already. Remove somebody first, or write a rule for them.`,
    },
  ],
])

const flashOf = flashesOf(done)
