/** Renders the pages about one's own address out of what is stored at this moment. */
import type { Request, Response } from 'express'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import { listOf } from '../../../views/registration/register-page.tsx'
import { AddressChangePage } from '../../../views/verification/address-change-page.tsx'
import { AddressPage } from '../../../views/verification/address-page.tsx'
import { verificationWordsOf } from '../../../views/verification/words/catalogue.ts'
import type { AddressComplaint, AddressDone } from '../../../views/verification/words/words.ts'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { singleParameter } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { readLocalPath } from '../../http/local-path.ts'
import { after, minutes, secondsUntil } from '../../kernel/clock.ts'
import { accountFrame } from '../account/account-frame.ts'
import { isForOwners } from '../administrators/administrators.policy.ts'
import type { Member } from '../members/member.ts'
import { nextSendAt, sendLimitWindow } from './send-limit.ts'

/** Where the member is on the way to, in the address of a page or in its form. */
export function continueOf({ config }: Pick<Deps, 'config'>, request: Request): string | undefined {
  const body = (request.body ?? {}) as Record<string, unknown>
  return readLocalPath(body['continue'] ?? request.query['continue'], config.publicUrl)
}

type ShownAddress = { problem?: AddressComplaint; status?: number; /** For codes. */ throttledUntil?: Date }

export async function sendAddressPage(
  deps: Deps,
  request: Request,
  response: Response,
  { problem, status, throttledUntil }: ShownAddress = {},
): Promise<void> {
  const { member } = response.locals
  const now = deps.clock.now()
  const continueTo = continueOf(deps, request)
  const speech = speechOf(request, { memberLocale: member.locale, continueTo, keeping: { continue: continueTo } })
  const pending = await deps.addressChanges.findPending(member.id, now)
  const proof = await proofOf(deps, member, now)
  const takesCode = (pending ?? proof)?.takesCode === true
  // After the last try there is no other.
  const complaint = problem === 'wrong-code' && !takesCode ? 'no-code' : problem
  if (status !== undefined) response.status(status)
  const seconds = throttledUntil && secondsUntil(throttledUntil, now)
  if (seconds !== undefined) response.status(429).setHeader('Retry-After', seconds)
  const throttled = seconds === undefined ? undefined : wordsOf(speech.language).signIn.throttled(seconds)
  response.send(
    renderPage(
      <AddressPage
        account={accountFrame(response, 'profile')}
        csrfToken={csrfToken(response)}
        email={member.email}
        isVerified={member.emailVerifiedAt !== undefined}
        isForOwners={isForOwners(member)}
        pending={pending && { email: pending.email, takesCode: pending.takesCode }}
        proof={proof}
        continueTo={continueTo}
        done={readDone(singleParameter(request, 'done'))}
        problem={throttled ?? (complaint && verificationWordsOf(speech.language).complaints[complaint])}
      />,
      speech,
    ),
  )
}

/** The mail that proves the present address: whether one is on its way, and when the next one may go. */
async function proofOf({ verificationLinks }: Deps, { id, email, emailVerifiedAt }: Member, now: Date) {
  if (email === undefined || emailVerifiedAt !== undefined) return undefined
  const open = await verificationLinks.findOpen(id, now)
  const next = nextSendAt(await verificationLinks.listMadeSince(id, after(now, -sendLimitWindow)), now)
  return { isOnItsWay: open !== undefined, takesCode: open?.takesCode === true, nextInMinutes: minutesUntil(next, now) }
}

type ShownChange = {
  email?: string
  /** `domains`: the ones it would have to be of. */
  problem?: AddressComplaint | { domains: readonly string[] }
  tooSoonUntil?: Date
  status?: number
}

export function sendChangePage(deps: Deps, request: Request, response: Response, given: ShownChange = {}): void {
  const { member } = response.locals
  const { email = '', problem, tooSoonUntil, status } = given
  const continueTo = continueOf(deps, request)
  const speech = speechOf(request, { memberLocale: member.locale, keeping: { continue: continueTo } })
  const { complaints, domainNotAllowed } = verificationWordsOf(speech.language)
  const complain = (given: NonNullable<ShownChange['problem']>): string =>
    typeof given === 'string' ? complaints[given] : domainNotAllowed(listOf(given.domains))
  if (status !== undefined) response.status(status)
  response.send(
    renderPage(
      <AddressChangePage
        account={accountFrame(response, 'profile')}
        csrfToken={csrfToken(response)}
        present={member.email}
        email={email}
        continueTo={continueTo}
        problem={problem && complain(problem)}
        nextInMinutes={minutesUntil(tooSoonUntil, deps.clock.now())}
      />,
      speech,
    ),
  )
}

const minutesUntil = (until: Date | undefined, now: Date): number | undefined =>
  until && Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minutes(1)))

const readDone = (given: string | undefined): AddressDone | undefined =>
  given === 'confirmed' || given === 'changed' || given === 'withdrawn' ? given : undefined
