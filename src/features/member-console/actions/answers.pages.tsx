/** How an action on a member answers: back to their page, with what was done, or why nothing was. */
import type { Request as HttpRequest, Response } from 'express'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../kernel/errors.ts'
import { rightsOver } from '../member-rights.policy.ts'
import { sendMemberPage } from '../members.pages.tsx'
import type { Request } from './member-actions.ts'

export type Refusal = keyof typeof refusals

/** What was not done, and why; nothing was changed. */
const refusals = {
  'last-owner': 'This is the last owner who can act. Make somebody else an owner first.',
  outdated:
    'Somebody else changed this member while you were looking. Nothing was done: look again, and repeat it if it still holds.',
  'username-taken': 'Nothing was done. Try again.',
  gone: 'This member is gone.',
  suspended: 'Nothing was done: they are suspended. Restore them first.',
  'no-address': 'Nothing was done: there is no e-mail address that could be used.',
  'already-verified': 'Nothing was sent: the address is proved already.',
  'address-unverified': 'Nothing was sent: nobody has proved the address yet.',
  'too-many':
    'Nothing was sent: they were sent five of these within the hour. Wait an hour, and let them look where unwanted mail goes.',
  'address-shared': 'Nothing was sent: another member with a password has the same address.',
  'has-address': 'No code was made: their address is proved. Send a password link to it instead.',
  'no-second-owner':
    'No code was made: a second owner would have to approve it, and there is none but you and them. Whoever runs Latchkey prints a link on the command line instead: latchkey admin reset',
  'not-waiting':
    'Nothing was approved: the code was used, taken back or approved meanwhile, has expired, or is one that you made or that is for you.',
  'no-password': 'Nothing was done: they have no password.',
  'nothing-to-reset': 'Nothing was done: they have no second factor.',
} as const

export async function sendRefused(
  deps: Deps,
  request: HttpRequest,
  response: Response,
  because: Refusal,
): Promise<void> {
  const member = await deps.members.get(idOf(request))
  const message = refusals[because]
  await sendMemberPage(deps, response.status(because === 'outdated' ? 409 : 422), member, {
    flash: { tone: 'danger', message },
  })
}

export async function sendInvalid(
  deps: Deps,
  request: HttpRequest,
  response: Response,
  { errors, typed }: { errors: Record<string, string>; typed: Readonly<Record<string, string>> },
): Promise<void> {
  if (errors['version'] !== undefined) throw new AppError('input.malformed')
  const member = await deps.members.get(idOf(request))
  if (!rightsOver(response.locals.administrator, member).change) throw new AppError('access.forbidden')
  await sendMemberPage(deps, response.status(422), member, {
    errors,
    typed,
    flash: { tone: 'danger', message: 'Nothing was done: one field needs another look.' },
  })
}

export const goBack = (request: HttpRequest, response: Response, done: string): void =>
  response.redirect(303, `/admin/members/${idOf(request)}?done=${done}`)

export const idOf = ({ params }: HttpRequest): string => (typeof params['id'] === 'string' ? params['id'] : '')

export const askedOf = (request: HttpRequest, response: Response): Request => ({
  actorId: response.locals.administrator.id,
  subjectId: idOf(request),
  requestId: response.locals.requestId,
  ip: request.ip,
})
