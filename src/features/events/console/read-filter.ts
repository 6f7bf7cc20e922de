/** From what was typed to what the history is looked through for: names become ids, days become instants. */
import { isUuid } from '../../../kernel/ids.ts'
import { dayOf } from '../../../kernel/zone-days.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import { typesIn, type EventGroup } from '../event-groups.ts'
import type { EventOutcome } from '../event.ts'
import type { EventFilter, EventListQuery } from './event-list.query.ts'

export type Asked = {
  what?: EventGroup | undefined
  outcome?: EventOutcome | undefined
  /** A key. */
  app: string
  /** An external ID, or our own id: erased members have nothing else left. */
  member: string
  from: string
  to: string
  reference: string
}

export type FilterOutcome = { kind: 'read'; filter: EventFilter } | { kind: 'unknown'; errors: Record<string, string> }

type FilterDeps = { apps: Pick<AppsStore, 'find'>; eventList: Pick<EventListQuery, 'findMemberId'> }

export async function readFilter({ apps, eventList }: FilterDeps, asked: Asked, zone: string): Promise<FilterOutcome> {
  const app = asked.app === '' ? undefined : await apps.find(asked.app)
  const memberId = asked.member === '' ? undefined : await findMember(eventList, asked.member)
  const errors = {
    ...(asked.app !== '' && !app && { app: 'There is no such app any more.' }),
    ...(asked.member !== '' && memberId === undefined && { member: 'No member has this external ID.' }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'unknown', errors }
  return {
    kind: 'read',
    filter: {
      types: asked.what && typesIn(asked.what),
      outcome: asked.outcome,
      appId: app?.id,
      memberId,
      from: dayOf(asked.from, zone)?.from,
      upto: dayOf(asked.to, zone)?.upto,
      requestId: asked.reference === '' ? undefined : asked.reference,
    },
  }
}

async function findMember(eventList: FilterDeps['eventList'], typed: string): Promise<string | undefined> {
  return (await eventList.findMemberId(typed)) ?? (isUuid(typed) ? typed.toLowerCase() : undefined)
}
