/** Everything that is kept of one person, as JSON, for them to have: written piece by piece, as long as their history may be. */
import type { Deps } from '../../../deps.ts'
import type { HistoryEntry } from '../../member-console/record/member-history.query.ts'
import type { Member } from '../../members/member.ts'

export type WritePersonDeps = Pick<
  Deps,
  | 'clock'
  | 'devices'
  | 'erasures'
  | 'factors'
  | 'formerAddresses'
  | 'memberHistory'
  | 'memberRecords'
  | 'passkeys'
  | 'sessions'
>

/** Whether it is for the person, or for an administrator, who reads the notes of administrators anyway. */
export type PersonReader = 'themselves' | 'administrator'

/** The pieces of one file; no password, key, code or token is among them. */
export async function* writePerson(
  deps: WritePersonDeps,
  member: Member,
  reader: PersonReader,
): AsyncGenerator<string> {
  const { memberHistory } = deps
  const memberId = member.id
  yield `${JSON.stringify(await headOf(deps, member), null, 2).slice(0, -2)},\n  "eventsAboutThem": [`
  let before: string | undefined
  for (let isFirst = true; ; isFirst = false) {
    const events = await memberHistory.listAbout({ memberId, before, limit: pieceSize })
    before = events.at(-1)?.id
    yield lines(
      events.map((event) => ownEvent(event, reader)),
      isFirst,
    )
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

/** What the file of somebody is called. */
export const personFileName = ({ externalId }: Pick<Member, 'externalId'>): string =>
  `member-${externalId.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80)}.json`

const pieceSize = 1_000

async function headOf(deps: WritePersonDeps, member: Member): Promise<object> {
  const { id } = member
  const now = deps.clock.now()
  const record = await deps.memberRecords.find(id, now)
  const sessions = await deps.sessions.listOf(id, now)
  const devices = await deps.devices.listOf(id, now)
  const passkeys = await deps.passkeys.listOf(id)
  const requests = await deps.erasures.listOf(id)
  return {
    schema: 'latchkey.person/1',
    exportedAt: now,
    member: { ...member, sessionEpoch: undefined },
    ...record,
    // Others who have the address are none of theirs.
    sharers: undefined,
    formerAddresses: await deps.formerAddresses.listOf(id),
    secondFactors: await deps.factors.summaryOf(id),
    passkeys: passkeys.map(({ name, createdAt, lastUsedAt }) => ({ name, createdAt, lastUsedAt })),
    sessions: sessions.map((session) => ({ ...session, handle: undefined })),
    browsers: devices.map((device) => ({ ...device, id: undefined })),
    erasureRequests: requests.map((request) => ({ ...request, id: undefined, memberId: undefined })),
  }
}

/**
 * Whoever else acted is somebody else: their name and address, and what they typed, are not this person's to have. What of
 * the person was changed, from what and to what, is. Whether to hand on what they noted is for an administrator to say.
 */
const ownEvent = ({ isOwn, personal, ...event }: HistoryEntry, reader: PersonReader) => ({
  ...event,
  ip: isOwn ? event.ip : undefined,
  actor: isOwn ? 'themselves' : 'somebody else',
  personal: isOwn ? personal : personal && aboutThem(personal, reader),
})

const aboutThem = ({ before, after, reason }: Record<string, unknown>, reader: PersonReader) => ({
  before,
  after,
  reason: reader === 'administrator' ? reason : undefined,
})

const lines = (rows: readonly object[], isFirst: boolean): string =>
  rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n    ${JSON.stringify(row)}`).join('')
