/**
 * Every member as text, in the order of their external IDs: a CSV that the import takes back unchanged, or JSON. Never
 * a password hash, never a role: what leaves here may end in a mail.
 */
import { setImmediate } from 'node:timers/promises'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { csvRecord } from './member-csv.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'

export type ExportDeps = {
  members: Pick<MembersStore, 'count' | 'listAttributeNames' | 'listPage'>
  events: Pick<EventsStore, 'record'>
}

export type ExportFormat = 'csv' | 'json'

/** Recorded before anything leaves. Read in pages: a member changed meanwhile appears as before or as after. */
export async function* exportMembers(
  { members, events }: ExportDeps,
  { format, actor }: { format: ExportFormat; actor: Actor },
): AsyncGenerator<string, void> {
  const detail = { format, members: await members.count() }
  await events.record({ type: 'member.exported', actor, outcome: 'done', detail })
  yield* format === 'csv' ? csvOf(members) : jsonOf(members)
}

async function* csvOf(members: ExportDeps['members']): AsyncGenerator<string, void> {
  const attributes = await members.listAttributeNames()
  const columns = [...Object.entries(cells), ...attributes.map(attributeColumn)]
  yield csvRecord(columns.map(([name]) => name))
  for await (const page of pagesOf(members)) {
    yield page.map((member) => csvRecord(columns.map(([, valueOf]) => valueOf(member)))).join('')
  }
}

/** An array with one member a line, so that it can be read as a stream too. */
async function* jsonOf(members: ExportDeps['members']): AsyncGenerator<string, void> {
  let before = '[\n'
  for await (const page of pagesOf(members)) {
    yield before + page.map((member) => JSON.stringify(shownMember(member))).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

const pageSize = 1_000

async function* pagesOf(members: ExportDeps['members']): AsyncGenerator<Member[], void> {
  let last: string | undefined
  do {
    const page = await members.listPage(last, pageSize)
    if (page.members.length > 0) yield page.members
    last = page.members.length < pageSize ? undefined : page.last
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  } while (last !== undefined)
}

type CellOf = (member: Member) => string | undefined

const cells: Readonly<Record<string, CellOf>> = {
  external_id: (member) => member.externalId,
  name: (member) => member.name,
  email: (member) => member.email,
  username: (member) => member.username,
  phone: (member) => member.phone,
  // Said only where there is an address: without one there is nothing that could be verified.
  email_verified: (member) => (member.email === undefined ? undefined : String(member.emailVerifiedAt !== undefined)),
  staff: (member) => String(member.isStaff),
  active: (member) => String(member.status === 'active'),
  organization: (member) => member.organization,
  locale: (member) => member.locale,
}

const attributeColumn = (name: string): [string, CellOf] => [`field:${name}`, (member) => member.attributes[name]]

const shownMember = (member: Member) => ({
  external_id: member.externalId,
  name: member.name,
  email: member.email ?? null,
  username: member.username ?? null,
  phone: member.phone ?? null,
  email_verified: member.emailVerifiedAt !== undefined,
  staff: member.isStaff,
  active: member.status === 'active',
  organization: member.organization ?? null,
  locale: member.locale ?? null,
  fields: member.attributes,
})
