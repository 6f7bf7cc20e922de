/** What an administrator does for a member who cannot get in, or whom somebody else might be: with the right it takes. */
import { approveRecoveryGrant, withdrawRecoveryGrant } from '../../recovery/grants/settle-recovery-grant.ts'
import { makeRecoveryGrant } from '../../recovery/grants/make-recovery-grant.ts'
import { markPasswordKnown } from '../../recovery/mark-password-known.ts'
import { resetFactors } from '../../recovery/reset-factors.ts'
import { about, act, type ActionDeps, type Request } from './member-actions.ts'

export const makeCode = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'makeCode', (stores, member) =>
    makeRecoveryGrant({ ...deps, ...stores }, { member, ...whose(request) }),
  )

export const approveCode = (deps: ActionDeps, request: Request, grantId: string) =>
  act(deps, request, 'approveCode', (stores, member) =>
    approveRecoveryGrant({ ...deps, ...stores }, { grantId, memberId: member.id, ...whose(request) }),
  )

export const withdrawCode = (deps: ActionDeps, request: Request, grantId: string) =>
  act(deps, request, 'makeCode', (stores, member) =>
    withdrawRecoveryGrant({ ...deps, ...stores }, { grantId, memberId: member.id, ...whose(request) }),
  )

export const removeFactors = (deps: ActionDeps, request: Request, reason: string | undefined) =>
  act(deps, request, 'resetFactors', (stores, member) =>
    resetFactors({ ...deps, ...stores }, { member, reason, ...by(request) }),
  )

export const markKnown = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'removePassword', (stores, member) =>
    markPasswordKnown({ ...deps, ...stores }, { member, ...by(request) }),
  )

const by = (request: Request) => {
  const { actor, requestId } = about(request)
  return { actor, requestId, ip: request.ip }
}

const whose = ({ actorId, requestId, ip }: Request) => ({ actorId, requestId, ip })
