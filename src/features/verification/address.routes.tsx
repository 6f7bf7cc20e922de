/** What a member does about their own address: having it proved, and asking for another one. */
import { Router, type Request, type Response } from 'express'
import type { AddressComplaint, AddressDone } from '../../../views/verification/words/words.ts'
import type { Deps } from '../../deps.ts'
import { readForm } from '../../http/form.ts'
import { renewSession } from '../../http/session.ts'
import { sourceOf } from '../../http/source-address.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import { AppError } from '../../kernel/errors.ts'
import { isForOwners } from '../administrators/administrators.policy.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import { requireSession } from '../sessions/require-session.ts'
import { countFor } from '../sign-in/throttle.ts'
import { codeInput, newAddressInput } from './address.input.ts'
import { continueOf, sendAddressPage, sendChangePage } from './address.pages.tsx'
import { askForVerification } from './ask-for-verification.ts'
import { askForAddress } from './change/ask-for-address.ts'
import { takeAddressByCode } from './change/take-address.ts'
import { voidAddressChange } from './change/void-address-change.ts'
import { confirmAddressByCode, type CodeOutcome } from './confirm-address.ts'

export function addressRoutes(deps: Deps): Router {
  const session = requireSession(deps)
  return Router()
    .get('/account/address', session, (request, response) => sendAddressPage(deps, request, response))
    .post('/account/address/send', session, async (request, response) => {
      const { member } = response.locals
      const by = { actor: `member:${member.id}`, ...visitOf(request, response) } as const
      const outcome = await askForVerification(deps, { member, ...by, continueTo: continueOf(deps, request) })
      if (outcome.kind === 'too-soon') await sendAddressPage(deps, request, response, { status: 429 })
      else response.redirect(303, addressPath(deps, request))
    })
    .post('/account/address/code', session, async (request, response) => {
      const { id: memberId } = response.locals.member
      const form = readForm(request, codeInput)
      if (form.kind === 'invalid') return refuseCode(deps, request, response, 'malformed-code')
      const outcome = await confirmAddressByCode(deps, { memberId, ...form.input, ...typedFrom(request, response) })
      if (outcome.kind === 'throttled')
        return sendAddressPage(deps, request, response, { throttledUntil: outcome.until })
      if (outcome.kind !== 'confirmed') return refuseCode(deps, request, response, complaintOf(outcome))
      response.redirect(303, outcome.continueTo ?? addressPath(deps, request, 'confirmed'))
    })

    .get('/account/address/change', session, (request, response) => {
      refuseForOwners(response)
      sendChangePage(deps, request, response)
    })
    .post('/account/address/change', session, requireRecentProof(deps), (request, response) =>
      askForChange(deps, request, response),
    )
    .post('/account/address/change/code', session, async (request, response) => {
      const { id: memberId } = response.locals.member
      const form = readForm(request, codeInput)
      if (form.kind === 'invalid') return refuseCode(deps, request, response, 'malformed-code')
      const outcome = await takeAddressByCode(deps, { memberId, ...form.input, ...typedFrom(request, response) })
      if (outcome.kind === 'throttled')
        return sendAddressPage(deps, request, response, { throttledUntil: outcome.until })
      if (outcome.kind !== 'taken') return refuseCode(deps, request, response, complaintOf(outcome))
      await renewSession(request, { sessionEpoch: outcome.member.sessionEpoch })
      response.redirect(303, outcome.continueTo ?? addressPath(deps, request, 'changed'))
    })
    .post('/account/address/change/withdraw', session, async (request, response) => {
      const { id: memberId } = response.locals.member
      const by = { actor: `member:${memberId}`, ...visitOf(request, response) } as const
      await deps.inTransaction((stores) =>
        voidAddressChange({ ...deps, ...stores }, { memberId, because: 'withdrawn', ...by }),
      )
      response.redirect(303, addressPath(deps, request, 'withdrawn'))
    })
}

async function askForChange(deps: Deps, request: Request, response: Response): Promise<void> {
  const { id: memberId } = response.locals.member
  refuseForOwners(response)
  const form = readForm(request, newAddressInput)
  if (form.kind === 'invalid') {
    const problem = form.errors['email'] as AddressComplaint
    sendChangePage(deps, request, response, { email: form.typed['email'] ?? '', problem, status: 422 })
    return
  }
  const { email } = form.input
  const continueTo = continueOf(deps, request)
  // Mail to somebody who may be nobody's business: as few to one mailbox as registering sends there, whoever asks.
  const mailbox = { name: emailKeys(email).mailbox, source: sourceOf(request.ip) }
  const throttle = await countFor(deps, 'registration', mailbox)
  if (throttle.kind === 'throttled') {
    sendChangePage(deps, request, response, { email, tooSoonUntil: throttle.until, status: 429 })
    return
  }
  const outcome = await askForAddress(deps, { memberId, email, continueTo, ...visitOf(request, response) })
  switch (outcome.kind) {
    case 'asked':
      response.redirect(303, addressPath(deps, request))
      break
    case 'same-address':
    case 'staff-domain':
      sendChangePage(deps, request, response, { email, problem: outcome.kind, status: 422 })
      break
    case 'domain-not-allowed': {
      const { registrationDomains: domains } = await deps.securitySettings.find()
      sendChangePage(deps, request, response, { email, problem: { domains }, status: 422 })
      break
    }
    case 'too-soon':
      sendChangePage(deps, request, response, { email, tooSoonUntil: outcome.until, status: 429 })
      break
    case 'for-owners':
    case 'gone':
      throw new AppError('access.forbidden')
  }
}

const complaintOf = (outcome: Exclude<CodeOutcome, { kind: 'confirmed' | 'throttled' }>): AddressComplaint =>
  outcome.kind === 'wrong' ? 'wrong-code' : 'no-code'

const refuseCode = (deps: Deps, request: Request, response: Response, problem: AddressComplaint): Promise<void> =>
  sendAddressPage(deps, request, response, { problem, status: 422 })

/** No page of ours shows them a form for it. */
function refuseForOwners({ locals }: Response): void {
  if (isForOwners(locals.member)) throw new AppError('access.forbidden')
}

function addressPath(deps: Deps, request: Request, done?: AddressDone): string {
  const query = new URLSearchParams()
  const continueTo = continueOf(deps, request)
  if (done !== undefined) query.set('done', done)
  if (continueTo !== undefined) query.set('continue', continueTo)
  return query.size === 0 ? '/account/address' : `/account/address?${query}`
}

/** A code that somebody typed is counted by where it comes from as well. */
const typedFrom = (request: Request, response: Response) => ({
  ...visitOf(request, response),
  source: sourceOf(request.ip),
})

const visitOf = (request: Request, response: Response) => ({ requestId: response.locals.requestId, ip: request.ip })
