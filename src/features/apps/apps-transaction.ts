/** What changing an app needs of a transaction: the registrations, and the events that record the change with it. */
import type { EventsStore } from '../events/events.store.ts'
import type { AppsStore } from './apps.store.ts'

export type AppsTransaction = <T>(work: (stores: { apps: AppsStore; events: EventsStore }) => Promise<T>) => Promise<T>
