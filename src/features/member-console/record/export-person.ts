/** Everything that is kept of one person, for an administrator to hand to them. */
import type { Deps } from '../../../deps.ts'
import { personFileName, writePerson, type WritePersonDeps } from '../../account/data/write-person.ts'
import { actOnMember } from '../act-on-member.ts'

type ExportDeps = WritePersonDeps & Pick<Deps, 'inTransaction'>

/** The export is recorded before a word of it leaves. */
export async function exportPerson(
  deps: ExportDeps,
  { actorId, subjectId, requestId }: { actorId: string; subjectId: string; requestId: string },
): Promise<{ fileName: string; pieces: AsyncIterable<string> }> {
  const member = await actOnMember(deps, { actorId, subjectId, right: 'exportPerson' }, async ({ events }, subject) => {
    const by = { actor: `member:${actorId}`, requestId, subjectId } as const
    await events.record({ ...by, type: 'member.exported', outcome: 'done', detail: { of: 'person' } })
    return subject
  })
  return { fileName: personFileName(member), pieces: writePerson(deps, member, 'administrator') }
}
