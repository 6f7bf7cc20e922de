/** The composition root: from the world outside to everything a feature needs. */
import type { Config } from './config/config.ts'
import type { Database, Db } from './db/connect.ts'
import { appsStore } from './features/apps/apps.store.ts'
import { eventsStore } from './features/events/events.store.ts'
import { eventsQuery } from './features/events/list-events.query.ts'
import { sealsStore } from './features/events/seals.store.ts'
import { handoffStore } from './features/handoff/handoff.store.ts'
import { memberImportsStore } from './features/imports/member-imports.store.ts'
import { membersStore } from './features/members/members.store.ts'
import { sessionsStore } from './features/sessions/sessions.store.ts'
import { setupLinksStore } from './features/setup/setup-links.store.ts'
import { throttlesStore } from './features/sign-in/throttles.store.ts'
import type { Clock } from './kernel/clock.ts'
import type { Log } from './kernel/log.ts'
import type { Passwords } from './kernel/passwords.ts'
import type { Random } from './kernel/random.ts'
import type { SecretBox } from './kernel/secret-box.ts'
import type { InTransaction } from './kernel/transaction.ts'

/** What is different in production and in tests. */
export type World = {
  config: Config
  database: Database
  clock: Clock
  random: Random
  passwords: Passwords
  secretBox: SecretBox
  log: Log
}

export type Stores = ReturnType<typeof bindStores>

export type Deps = World &
  Stores & {
    inTransaction: InTransaction<Stores>
    /** The hot path's own store: outside transactions, on prepared statements. */
    handoffs: ReturnType<typeof handoffStore>
  }

export function createDeps(world: World): Deps {
  return {
    ...world,
    ...bindStores(world.database.db, world),
    handoffs: handoffStore(world.database),
    inTransaction: (work) => world.database.db.transaction((transaction) => work(bindStores(transaction, world))),
  }
}

function bindStores(db: Db, { clock }: World) {
  return {
    apps: appsStore(db),
    events: eventsStore(db, clock),
    eventsQuery: eventsQuery(db),
    memberImports: memberImportsStore(db),
    members: membersStore(db),
    seals: sealsStore(db),
    sessions: sessionsStore(db),
    setupLinks: setupLinksStore(db),
    throttles: throttlesStore(db),
  }
}
