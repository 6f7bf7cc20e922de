/** The pages of a member's passkeys, and what their addresses carry. */
import type { Request, Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import { AddPasskeyPage, type AddPasskeyProblem } from '../../../../views/passkeys/add-passkey-page.tsx'
import { PasskeyPage } from '../../../../views/passkeys/passkey-page.tsx'
import { PasskeysPage, type PasskeyKeeping } from '../../../../views/passkeys/passkeys-page.tsx'
import { passkeysDone, type PasskeyDone } from '../../../../views/passkeys/words/words.ts'
import type { Deps } from '../../../deps.ts'
import { singleParameter } from '../../../http/form.ts'
import { speechOf } from '../../../http/language.ts'
import { readLocalPath } from '../../../http/local-path.ts'
import { accountFrame } from '../../account/account-frame.ts'
import { isLastNeeded } from '../last-needed.ts'
import { offerPasskey } from './add-passkey.ts'
import { codesPath, passkeysPath } from '../second-factor-paths.ts'
import { mostPasskeys, type Passkey } from './passkey.ts'

export async function sendListPage(deps: Deps, request: Request, response: Response): Promise<void> {
  const { member } = response.locals
  const own = await deps.passkeys.listOf(member.id)
  const { recoveryCodes } = await deps.factors.summaryOf(member.id)
  const continueTo = continueOf(request, deps.config)
  const done = doneOf(request)
  const page = (
    <PasskeysPage
      account={accountFrame(response, 'security')}
      passkeys={own.map((passkey) => ({ ...passkey, href: hrefOf(passkey), keeping: keepingOf(passkey) }))}
      addHref={own.length < mostPasskeys ? withQuery(`${passkeysPath}/new`, { continue: continueTo }) : undefined}
      done={done}
      codesHref={own.length > 0 && recoveryCodes === 0 ? withQuery(codesPath, { continue: continueTo }) : undefined}
      // Nobody goes on from here who has come to add a passkey and has not.
      continueHref={done === 'added' ? continueTo : undefined}
    />
  )
  response.send(renderPage(page, speech(request, response, { done, continue: continueTo })))
}

export async function sendAddPage(
  deps: Deps,
  request: Request,
  response: Response,
  problem: AddPasskeyProblem | undefined,
): Promise<void> {
  const { member, brand } = response.locals
  const continueTo = continueOf(request, deps.config)
  const offer = await offerPasskey(deps, { member, organization: brand?.organization })
  const page = (
    <AddPasskeyPage
      account={accountFrame(response, 'security')}
      offer={offer}
      continueTo={continueTo}
      problem={problem}
    />
  )
  const isForm = request.method !== 'GET'
  response.send(renderPage(page, speech(request, response, isForm ? undefined : { continue: continueTo })))
}

export async function sendPasskeyPage(
  deps: Deps,
  request: Request,
  response: Response,
  { passkey, badName }: { passkey: Passkey; badName?: string },
): Promise<void> {
  const page = (
    <PasskeyPage
      account={accountFrame(response, 'security')}
      href={hrefOf(passkey)}
      name={passkey.name}
      keeping={keepingOf(passkey)}
      badName={badName}
      isLast={await isLastNeeded(deps, response.locals.member)}
    />
  )
  response.send(renderPage(page, speech(request, response, request.method === 'GET' ? {} : undefined)))
}

/** Where the member was going, from the address or from the form. */
export function continueOf(request: Request, { publicUrl }: { publicUrl: string }): string | undefined {
  const inForm = (request.body as Record<string, unknown> | undefined)?.['continue']
  return readLocalPath(request.query['continue'] ?? inForm, publicUrl)
}

export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

function doneOf(request: Request): PasskeyDone | undefined {
  const given = singleParameter(request, 'done')
  return passkeysDone.find((done) => done === given)
}

const hrefOf = ({ id }: Passkey): string => `${passkeysPath}/${id}`

function keepingOf({ isBackupEligible, isBackedUp }: Passkey): PasskeyKeeping {
  if (isBackedUp) return 'synced'
  return isBackupEligible ? 'notSyncedYet' : 'onOneDevice'
}

const speech = (request: Request, { locals }: Response, keeping: Record<string, string | undefined> | undefined) =>
  speechOf(request, { memberLocale: locals.member.locale, ...(keeping && { keeping }) })
