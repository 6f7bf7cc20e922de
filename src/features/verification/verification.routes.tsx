/**
 * Behind the links in mails about addresses: one proves an address, one takes a new one for whoever is signed in and asked
 * for it, one goes back to the former. Mail programs and scanners open links by themselves, so only the form uses one up.
 */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { LinkEndPage } from '../../../views/verification/link-end-page.tsx'
import { VerifyPage } from '../../../views/verification/verify-page.tsx'
import type { LinkEnd, LinkPurpose } from '../../../views/verification/words/words.ts'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { readLocalPath, signInPath, withContinue } from '../../http/local-path.ts'
import { renewSession } from '../../http/session.ts'
import type { Member } from '../members/member.ts'
import { findSignedIn } from '../sessions/require-session.ts'
import { lookAtChange, takeAddress } from './change/take-address.ts'
import { lookAtUndo, undoAddressChange } from './change/undo-address-change.ts'
import { confirmAddress, lookAtLink } from './confirm-address.ts'

export function verificationRoutes(deps: Deps): Router {
  return (
    Router()
      .get('/verify/:token', async (request, response) => {
        await sendLink(deps, request, response, 'verify')
      })
      .post('/verify/:token', async (request, response) => {
        const confirmed = await confirmAddress(deps, request.params.token, visitOf(request, response))
        if (!confirmed) return sendLink(deps, request, response, 'verify')
        const { memberId, continueTo } = confirmed
        const isTheirs = (await findSignedIn(deps, request))?.id === memberId
        if (isTheirs) response.redirect(303, continueTo ?? '/account/address?done=confirmed')
        else response.redirect(303, withContinue('/address-confirmed', continueTo))
      })

      .get('/address-change/:token', async (request, response) => {
        await sendLink(deps, request, response, 'change')
      })
      .post('/address-change/:token', async (request, response) => {
        // By the mail and by the account together: the reader of an address that somebody mistyped gives it to nobody.
        const signedIn = await findSignedIn(deps, request)
        const by = signedIn && { memberId: signedIn.id, ...visitOf(request, response) }
        const taken = by && (await takeAddress(deps, request.params.token, by))
        if (!taken) return sendLink(deps, request, response, 'change')
        await renewSession(request, { sessionEpoch: taken.member.sessionEpoch })
        response.redirect(303, taken.continueTo ?? '/account/address?done=changed')
      })

      .get('/address-undo/:token', async (request, response) => {
        await sendLink(deps, request, response, 'undo')
      })
      .post('/address-undo/:token', async (request, response) => {
        const isUndone = await undoAddressChange(deps, request.params.token, visitOf(request, response))
        if (isUndone) response.redirect(303, '/address-restored')
        else await sendLink(deps, request, response, 'undo')
      })

      .get('/address-confirmed', (request, response) => sendEnd(deps, request, response, 'confirmed'))
      .get('/address-restored', (request, response) => sendEnd(deps, request, response, 'restored'))
      // Cut off where a line of the mail was broken.
      .get(['/verify', '/address-change', '/address-undo'], (request, response) => {
        sendEnd(deps, request, response.status(404), 'unknown')
      })
  )
}

type Link =
  | { kind: 'open' | 'spent' | 'expired' | 'void' | 'taken'; member: Member; email: string }
  | { kind: 'unknown'; member?: undefined }

/** The address is the one that the link is about: the present one, the new one or the former one. */
async function lookAt(deps: Deps, token: string, purpose: LinkPurpose): Promise<Link> {
  switch (purpose) {
    case 'verify': {
      const link = await lookAtLink(deps, token)
      return link.kind === 'unknown' ? link : { ...link, email: link.member.email ?? '' }
    }
    case 'change':
      return lookAtChange(deps, token)
    case 'undo': {
      const link = await lookAtUndo(deps, token)
      return link.kind === 'unknown' ? link : { ...link, email: link.formerEmail }
    }
  }
}

const endOf = {
  verify: { spent: 'spent', expired: 'expired', void: 'void', taken: 'taken', unknown: 'unknown' },
  change: { spent: 'change-spent', expired: 'change-expired', void: 'change-void', taken: 'taken', unknown: 'unknown' },
  undo: { spent: 'undo-spent', expired: 'undo-expired', void: 'undo-void', taken: 'taken', unknown: 'unknown' },
} as const satisfies Record<LinkPurpose, Record<Exclude<Link['kind'], 'open'>, LinkEnd>>

async function sendLink(
  deps: Deps,
  request: Request<{ token: string }>,
  response: Response,
  purpose: LinkPurpose,
): Promise<void> {
  const link = await lookAt(deps, request.params.token, purpose)
  const speech = speechOf(request, { memberLocale: link.member?.locale, keeping: {} })
  if (link.kind !== 'open') {
    const page = <LinkEndPage end={endOf[purpose][link.kind]} />
    response.status(link.kind === 'unknown' ? 404 : 410).send(renderPage(page, speech))
    return
  }
  const { email, member } = link
  const isTheirs = purpose !== 'change' || (await findSignedIn(deps, request))?.id === member.id
  const signInHref = isTheirs ? undefined : signInPath(request.path, deps.config.publicUrl)
  // Whoever pressed a button all the same, in another tab.
  if (!isTheirs && request.method === 'POST') response.status(403)
  const page = { csrfToken: csrfToken(response), action: request.path, purpose, name: member.name, email, signInHref }
  response.send(renderPage(<VerifyPage {...page} />, speech))
}

function sendEnd({ config }: Deps, request: Request, response: Response, end: LinkEnd): void {
  const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
  const page = <LinkEndPage end={end} signInHref={signInPath(continueTo, config.publicUrl)} />
  response.send(renderPage(page, speechOf(request, { continueTo, keeping: { continue: continueTo } })))
}

const visitOf = (request: Request, response: Response) => ({ requestId: response.locals.requestId, ip: request.ip })
