/** One event as the console has it: with the names of people and apps where there still are any. */
import type { EventType } from '../event.ts'

export type FoundEvent = {
  id: string
  at: Date
  type: EventType
  outcome: string
  codes: string[]
  actor: FoundActor
  /** Undefined: about nobody in particular. */
  subject: FoundMember | undefined
  app: { key: string; name: string } | undefined
  requestId: string | undefined
  ip: string | undefined
  detail: Record<string, unknown>
  personal: Record<string, unknown> | undefined
}

/** Name and external ID are undefined once they are erased. */
export type FoundMember = { id: string; name: string | undefined; externalId: string | undefined }
export type FoundActor = { kind: 'member'; member: FoundMember } | { kind: 'other'; word: string }

export type FoundRow = {
  id: string
  at: Date
  type: EventType
  actor: string
  outcome: string
  codes: string[]
  request_id: string | null
  ip: string | null
  detail: Record<string, unknown>
  personal: Record<string, unknown> | null
  subject_id: string | null
  subject_name: string | null
  subject_external_id: string | null
  actor_name: string | null
  actor_external_id: string | null
  app_key: string | null
  app_name: string | null
}

export const foundEventOf = (row: FoundRow): FoundEvent => ({
  id: row.id,
  at: row.at,
  type: row.type,
  outcome: row.outcome,
  codes: row.codes,
  actor: row.actor.startsWith('member:')
    ? { kind: 'member', member: memberOf(row.actor.slice(7), row.actor_name, row.actor_external_id) }
    : { kind: 'other', word: row.actor },
  subject: row.subject_id === null ? undefined : memberOf(row.subject_id, row.subject_name, row.subject_external_id),
  app: row.app_key === null ? undefined : { key: row.app_key, name: row.app_name ?? row.app_key },
  requestId: row.request_id ?? undefined,
  ip: row.ip ?? undefined,
  detail: row.detail,
  personal: row.personal ?? undefined,
})

const memberOf = (id: string, name: string | null, externalId: string | null): FoundMember => ({
  id,
  name: name ?? undefined,
  externalId: externalId ?? undefined,
})
