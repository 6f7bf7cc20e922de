/** Merging members in the console, below /admin/members/merge. */
import { Router, type Request, type Response } from 'express'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/ids.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import type { Member } from '../members/member.ts'
import type { MemberMerge } from './member-merge.ts'
import { mergeFields, type MergeChoice, type MergeSource } from './merge-fields.ts'
import { choiceIn, mergeInput, mergeRequestInput, pairInput, sidesInput } from './merge.input.ts'
import { mergeMembers, type MergeOutcome } from './merge-members.ts'
import { sendComparePage, sendFindPage, sendMergePage, sendPreviewPage } from './merge.pages.tsx'
import { undoMerge } from './undo-merge.ts'

const home = '/admin/members/merge'

export function mergeRoutes(deps: Deps): Router {
  const merger = requireAction(deps, 'members.merge')
  const proved = requireRecentProof(deps)
  const pages = Router()
  // Whatever is no id of ours is no page of ours.
  pages.param('id', (_request, _response, next, id: string) => (isUuid(id) ? next() : next('router')))

  pages.get('/', merger, async (request, response) => {
    const typed = pairInput.parse(request.query)
    if (typed.a === '' && typed.b === '') return sendFindPage(deps, response, { typed, errors: {} })
    const found = await findPair(deps, typed)
    if (found.kind === 'found') return sendComparePage(deps, response, found.pair)
    // A link that names one of them asks for the other; nothing is wrong yet.
    const errors = 'b' in request.query ? found.errors : {}
    await sendFindPage(deps, response.status('b' in request.query ? 422 : 200), { typed, errors })
  })

  pages.get('/preview', merger, async (request, response) => {
    const { keep, ...typed } = sidesInput.parse(request.query)
    const found = await findPair(deps, typed)
    if (found.kind !== 'found') {
      response.redirect(303, home)
      return
    }
    const [first, second] = found.pair
    const [survivor, loser] = keep === 'a' ? [first, second] : [second, first]
    await sendPreviewPage(deps, response, { survivor, loser, choice: choiceOf(keep, typed) })
  })

  pages.post('/', merger, proved, async (request, response) => {
    const form = readForm(request, mergeInput)
    if (form.kind === 'invalid') {
      const asked = readForm(request, mergeRequestInput)
      if (asked.kind === 'invalid') throw new AppError('input.malformed')
      const both = { ...(await getBoth(deps, asked.input)), choice: choiceIn(asked.input) }
      const { typed, errors } = form
      return sendPreviewPage(deps, response.status(422), { ...both, reason: typed['reason'] ?? '', errors })
    }
    const { input } = form
    const choice = choiceIn(input)
    const outcome = await mergeMembers(deps, {
      survivor: { id: input.survivor, version: input.survivorVersion },
      loser: { id: input.loser, version: input.loserVersion },
      choice,
      reason: input.reason,
      ...byOf(request, response),
    })
    if (outcome.kind === 'merged') {
      response.redirect(303, `${home}/${outcome.id}?done=merged`)
      return
    }
    await sendNotMerged(deps, response, { ...input, choice, outcome })
  })

  pages.get('/:id', merger, async (request, response) => {
    await sendMergePage(deps, response, { merge: await mergeIn(deps, request), flash: flashOf(request) })
  })

  pages.post('/:id/undo', merger, proved, async (request, response) => {
    const { id } = await mergeIn(deps, request)
    const outcome = await undoMerge(deps, { id, ...byOf(request, response) })
    if (outcome.kind === 'undone') {
      response.redirect(303, `${home}/${id}?done=undone`)
      return
    }
    if (outcome.kind === 'refused' && outcome.because === 'for-owners') throw new AppError('access.forbidden')
    // The page says why.
    const merge = await mergeIn(deps, request)
    await sendMergePage(deps, response.status(409), { merge, flash: notUndone })
  })

  return pages
}

type Pair = { kind: 'found'; pair: readonly [Member, Member] } | { kind: 'invalid'; errors: Record<string, string> }

async function findPair({ members, mergeSides }: Deps, { a, b }: { a: string; b: string }): Promise<Pair> {
  const first = await mergeSides.findId(a)
  const second = await mergeSides.findId(b)
  const errors = {
    ...(first === undefined && { a: a.trim() === '' ? missing : unknown }),
    ...(second === undefined && { b: b.trim() === '' ? missing : unknown }),
    ...(first !== undefined && first === second && { b: 'That is the same member twice. Name the other one.' }),
  }
  if (first === undefined || second === undefined || first === second) return { kind: 'invalid', errors }
  return { kind: 'found', pair: [await members.get(first), await members.get(second)] }
}

const missing = 'Type an external ID.'
const unknown = 'Nobody has this external ID. Look it up on the page of the member.'

/** By side; as a merge wants it, by what becomes of whom. */
function choiceOf(keep: 'a' | 'b', chosen: Readonly<Partial<Record<string, string>>>): MergeChoice {
  const sourceOf = (side: string | undefined): MergeSource => {
    if (side === 'both') return 'both'
    return side === undefined || side === keep ? 'survivor' : 'loser'
  }
  return Object.fromEntries(mergeFields.map((field) => [field, sourceOf(chosen[field])])) as MergeChoice
}

async function getBoth({ members }: Deps, asked: { survivor: string; loser: string }) {
  return { survivor: await members.get(asked.survivor), loser: await members.get(asked.loser) }
}

type NotMerged = {
  survivor: string
  loser: string
  choice: MergeChoice
  reason: string
  outcome: Exclude<MergeOutcome, { kind: 'merged' }>
}

async function sendNotMerged(deps: Deps, response: Response, asked: NotMerged): Promise<void> {
  const { choice, reason, outcome } = asked
  switch (outcome.kind) {
    case 'gone': {
      const flash: Flash = { tone: 'danger', message: 'Nothing was merged: one of the two is gone.' }
      return sendFindPage(deps, response.status(409), { typed: { a: '', b: '' }, errors: {}, flash })
    }
    case 'outdated':
      return sendPreviewPage(deps, response.status(409), {
        ...(await getBoth(deps, asked)),
        choice,
        reason,
        isOutdated: true,
      })
    case 'obstructed':
      if (outcome.by === 'for-owners') throw new AppError('access.forbidden')
      return sendPreviewPage(deps, response.status(422), {
        ...(await getBoth(deps, asked)),
        choice,
        obstacle: outcome.by,
      })
    case 'address-for-owners':
      return sendPreviewPage(deps, response.status(422), {
        ...(await getBoth(deps, asked)),
        choice,
        obstacle: outcome.kind,
      })
  }
}

async function mergeIn({ memberMerges }: Deps, { params }: Request): Promise<MemberMerge> {
  const merge = await memberMerges.find(typeof params['id'] === 'string' ? params['id'] : '')
  if (!merge) throw new AppError('page.not-found')
  return merge
}

const byOf = (request: Request, { locals }: Response) => ({
  actorId: locals.administrator.id,
  requestId: locals.requestId,
  ip: request.ip,
})

const notUndone: Flash = { tone: 'danger', message: 'Nothing was undone. Below is why.' }

const flashOf = flashesOf(
  new Map<string, Flash>([
    ['merged', { tone: 'success', message: 'The two are one member now, and signed out everywhere.' }],
    ['undone', { tone: 'success', message: 'The merge is undone. Send whoever is back a password link.' }],
  ]),
)
