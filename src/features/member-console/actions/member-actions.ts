/** What an administrator does to a member besides editing: each in one transaction, with the right it takes. */
import type { Deps, Stores } from '../../../deps.ts'
import { changeMember } from '../../members/change-member.ts'
import { eraseMember } from '../../members/erase-member.ts'
import { isSameName } from '../../members/is-same-name.ts'
import type { Member, Role } from '../../members/member.ts'
import { restoreMember } from '../../members/restore-member.ts'
import { suspendMember } from '../../members/suspend-member.ts'
import { removePassword } from '../../recovery/remove-password.ts'
import { sendReset } from '../../recovery/send-reset.ts'
import { takeKeys } from '../../recovery/take-keys.ts'
import { unlockMember } from '../../sign-in/unlock-member.ts'
import { sendVerification } from '../../verification/send-verification.ts'
import { actOnMember } from '../act-on-member.ts'
import type { MemberRight } from '../member-rights.policy.ts'

/** Who asks, of whom. */
export type Request = { actorId: string; subjectId: string; requestId: string; ip?: string | undefined }

export type ActionDeps = Pick<Deps, 'clock' | 'config' | 'inTransaction' | 'random' | 'secretBox'>

export const suspend = (deps: ActionDeps, request: Request, reason: string | undefined) =>
  act(deps, request, 'change', (stores) => suspendMember({ ...deps, ...stores }, { ...about(request), reason }))

export const restore = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'change', (stores) => restoreMember({ ...deps, ...stores }, about(request)))

export const unlock = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'change', (stores, member) => unlockMember({ ...deps, ...stores }, { ...about(request), member }))

/** The mail's own functions open a transaction; here they are given the one that judged who may. */
export const mailVerification = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'change', (stores, member) =>
    sendVerification({ ...deps, inTransaction: (work) => work(stores) }, { ...about(request), member, ip: request.ip }),
  )

export const mailReset = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'sendReset', (stores, member) =>
    sendReset({ ...deps, inTransaction: (work) => work(stores) }, { ...about(request), member, ip: request.ip }),
  )

/** `version`: of the member whose address was on the screen. */
export const vouch = (
  deps: ActionDeps,
  request: Request,
  { version, how }: { version: number; how: string | undefined },
) =>
  act(deps, request, 'vouch', async (stores, member) => {
    if (member.email === undefined) return { kind: 'no-address' } as const
    return changeMember(
      { ...deps, ...stores },
      {
        ...about(request),
        version,
        change: { emailVerifiedAt: deps.clock.now() },
        addressAttestedBy: 'administrator',
        reason: how,
      },
    )
  })

export const endSessions = (deps: ActionDeps, request: Request, handle: string | undefined) =>
  act(deps, request, 'change', async ({ sessions, events }) => {
    const { id, ...by } = about(request)
    const ended = handle === undefined ? await sessions.endAllOf(id) : Number(await sessions.endOne(id, handle))
    if (ended === 0 && handle !== undefined) return { kind: 'gone' } as const
    const detail = { sessions_ended: ended }
    await events.record({ ...by, type: 'member.sessions-ended', outcome: 'done', subjectId: id, detail })
    return { kind: 'ended' } as const
  })

export const takeCredentials = (deps: ActionDeps, request: Request) =>
  act(deps, request, 'removePassword', (stores, member) =>
    removePassword({ ...deps, ...stores }, { ...about(request), member }),
  )

/** Nobody gets a first role by what somebody else may know or hold: see take-keys.ts. The command line does the same. */
export const changeRole = (
  deps: ActionDeps,
  request: Request,
  { version, role }: { version: number; role: Role | undefined },
) =>
  act(deps, request, 'changeRole', async (stores, member) => {
    const by = about(request)
    const outcome = await changeMember({ ...deps, ...stores }, { ...by, version, change: { role } })
    if (outcome.kind !== 'changed' || member.role !== undefined) return outcome
    const { actor, requestId } = by
    const taken = await takeKeys({ ...deps, ...stores }, { actor, requestId, member, ip: request.ip })
    if (taken.kind === 'last-owner') throw new Error('the only owner who can act had no role before')
    return { kind: 'promoted' } as const
  })

export const erase = (deps: ActionDeps, request: Request, typedName: string) =>
  act(deps, request, 'erase', async (stores, member) =>
    isSameName(member.name, typedName)
      ? eraseMember(stores, about(request))
      : ({ kind: 'other-name', member } as const),
  )

/** The same for the actions in other files of this folder. */
export const act = <Result>(
  deps: ActionDeps,
  { actorId, subjectId }: Request,
  right: MemberRight,
  work: (stores: Stores, subject: Member) => Promise<Result>,
): Promise<Result> => actOnMember(deps, { actorId, subjectId, right }, work)

export const about = ({ actorId, subjectId, requestId }: Request) =>
  ({ id: subjectId, actor: `member:${actorId}`, requestId }) as const
