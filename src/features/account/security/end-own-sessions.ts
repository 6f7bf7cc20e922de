/** Ends a member's own sessions and forgets their browsers, at their own wish. */
import type { Deps, Stores } from '../../../deps.ts'
import type { Member } from '../../members/member.ts'
import { lockSignedIn } from '../../sessions/lock-signed-in.ts'

type EndingDeps = Pick<Deps, 'inTransaction'>

/** Who asks: as read when the request began, in the epoch of its session. */
export type OwnRequest = { member: Member; requestId: string; ip: string | undefined }

/** `sessionEpoch`: the one in which the session of whoever asked may go on, under a new id. */
export type Ended = { sessionEpoch: number }

/** False when there is none of this handle. */
export const endOwnSession = (deps: EndingDeps, request: OwnRequest, handle: string): Promise<boolean> =>
  asOneself(deps, request, async ({ sessions, events }) => {
    if (!(await sessions.endOne(request.member.id, handle))) return false
    await events.record({ ...about(request), type: 'session.ended', detail: { sessions_ended: 1 } })
    return true
  })

/** All of them, the one that asks included: browsers that were remembered are asked for the second factor again. */
export const endOwnSessions = (deps: EndingDeps, request: OwnRequest): Promise<Ended> =>
  asOneself(deps, request, async (stores) => {
    const ended = await stores.sessions.endAllOf(request.member.id)
    await stores.events.record({ ...about(request), type: 'session.ended', detail: { sessions_ended: ended } })
    return epochOf(stores, request)
  })

/** False when there is none of this id. */
export const forgetOwnBrowser = (deps: EndingDeps, request: OwnRequest, id: string): Promise<boolean> =>
  asOneself(deps, request, async ({ devices, events }) => {
    if (!(await devices.remove(request.member.id, id))) return false
    await events.record({ ...about(request), type: 'device.forgotten', detail: { devices: 1 } })
    return true
  })

/** All of them; and since whoever wants that trusts none of them, their sessions end as well. */
export const forgetOwnBrowsers = (deps: EndingDeps, request: OwnRequest): Promise<Ended> =>
  asOneself(deps, request, async (stores) => {
    const devices = await stores.devices.removeAllOf(request.member.id)
    const ended = await stores.sessions.endAllOf(request.member.id)
    const detail = { devices, sessions_ended: ended }
    await stores.events.record({ ...about(request), type: 'device.forgotten', detail })
    return epochOf(stores, request)
  })

async function asOneself<Result>(
  { inTransaction }: EndingDeps,
  { member }: OwnRequest,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (stores) => {
    await lockSignedIn(stores, member)
    return work(stores)
  })
}

async function epochOf({ members }: Stores, { member }: OwnRequest): Promise<Ended> {
  const { sessionEpoch } = await members.get(member.id)
  return { sessionEpoch }
}

const about = ({ member: { id }, requestId, ip }: OwnRequest) =>
  ({ actor: `member:${id}`, outcome: 'done', subjectId: id, requestId, ip }) as const
