/** The one door to every change of a member in the console: who may is judged in the transaction that changes. */
import type { Deps, Stores } from '../../deps.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { rightsOver, type MemberRight } from './member-rights.policy.ts'

export type ActingDeps = Pick<Deps, 'inTransaction'>

/** `subject` is held still while `work` runs. Owners are locked first by everybody, so that no two wait for each other. */
export async function actOnMember<Result>(
  { inTransaction }: ActingDeps,
  given: { actorId: string; subjectId: string; right: MemberRight },
  work: (stores: Stores, subject: Member, actor: Member) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (stores) => {
    await stores.members.lockActiveOwners()
    const subject = await stores.members.lock(given.subjectId)
    if (!subject) throw new AppError('page.not-found')
    const actor = await stores.members.find(given.actorId)
    if (actor?.status !== 'active' || !rightsOver(actor, subject)[given.right]) throw new AppError('access.forbidden')
    return work(stores, subject, actor)
  })
}
