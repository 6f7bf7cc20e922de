/** Everything that is kept of one person, as JSON, for them to have: written piece by piece, as long as their history may be. */
import type { Deps } from '../../../deps.ts'
import { actOnMember } from '../act-on-member.ts'
import type { HistoryEntry } from './member-history.query.ts'

type ExportDeps = Pick<Deps, 'clock' | 'inTransaction' | 'memberHistory' | 'memberRecords' | 'sessions'>

const pieceSize = 1_000

/** The export is recorded before a word of it leaves. `externalId` for naming the file. */
export async function exportPerson(
  deps: ExportDeps,
  { actorId, subjectId, requestId }: { actorId: string; subjectId: string; requestId: string },
): Promise<{ externalId: string; pieces: AsyncIterable<string> }> {
  const member = await actOnMember(deps, { actorId, subjectId, right: 'exportPerson' }, async ({ events }, subject) => {
    const by = { actor: `member:${actorId}`, requestId, subjectId } as const
    await events.record({ ...by, type: 'member.exported', outcome: 'done', detail: { of: 'person' } })
    return subject
  })
  const now = deps.clock.now()
  const { lastSignedInAt, credentials, setupLinks, verificationLinks, appLists } = await deps.memberRecords.find(
    subjectId,
    now,
  )
  const sessions = (await deps.sessions.listOf(subjectId, now)).map(({ signedInAt, endsAt }) => ({
    signedInAt,
    endsAt,
  }))
  const known = { ...member, lastSignedInAt, sessionEpoch: undefined }
  const head = { schema: 'latchkey.person/1', exportedAt: now, member: known }
  const lists = { credentials, sessions, setupLinks, verificationLinks, appLists }
  return { externalId: member.externalId, pieces: write({ ...head, ...lists }, deps, subjectId) }
}

async function* write(head: object, { memberHistory }: ExportDeps, memberId: string): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "eventsAboutThem": [`
  let before: string | undefined
  for (let isFirst = true; ; isFirst = false) {
    const events = await memberHistory.listAbout({ memberId, before, limit: pieceSize })
    before = events.at(-1)?.id
    yield lines(events.map(ownEvent), isFirst)
    if (events.length < pieceSize) break
  }
  yield '\n  ],\n  "eventsByThem": ['
  let after = '0'
  for (let isFirst = true; ; isFirst = false) {
    const deeds = await memberHistory.listDeeds({ memberId, after, limit: pieceSize })
    after = deeds.at(-1)?.id ?? after
    yield lines(deeds, isFirst)
    if (deeds.length < pieceSize) break
  }
  yield '\n  ]\n}\n'
}

/** Whoever else acted is somebody else: their name and address are not this person's to have. */
const ownEvent = ({ isOwn, ...event }: HistoryEntry) => ({
  ...event,
  ip: isOwn ? event.ip : undefined,
  actor: isOwn ? 'themselves' : 'somebody else',
})

const lines = (rows: readonly object[], isFirst: boolean): string =>
  rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n    ${JSON.stringify(row)}`).join('')
