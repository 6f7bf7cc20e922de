/** The queue: pg-boss in a schema of its own, on our own connections, so that both databases have one. See decision 015. */
import type PgBoss from 'pg-boss'
import type { Database } from '../../db/connect.ts'
import { runStatement } from '../../db/query.ts'
import type { Log } from '../../kernel/log.ts'
import { queues, type JobData, type JobHandler, type Jobs } from './jobs.ts'

/** Longer than any job takes: what is still marked as worked on after it, was not finished. */
const expireInSeconds = 2 * 3_600
/** How often to look; who sends from the same process is not kept waiting for it. */
const pollingIntervalSeconds = 5
const stopWithin = 9_000

const rhythm = {
  // When audits are due is told by what ran, not by a clock that must not be missed.
  schedule: false,
  // Idle is idle: what is old goes once an hour.
  maintenanceIntervalSeconds: 3_600,
  archiveCompletedAfterSeconds: 24 * 3_600,
  deleteAfterDays: 7,
} as const

const ofQueue = { policy: 'short', retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds } as const

export function jobQueue(database: Database, log: Log): Jobs {
  const stopping = new AbortController()
  const workers = new Map<string, string>()
  const db = { executeSql: (text: string, values?: unknown[]) => execute(database, text, values) }
  let opened: Promise<PgBoss> | undefined
  let started: Promise<PgBoss> | undefined

  const open = async (): Promise<PgBoss> => {
    // Loaded when it is needed: most commands never are in need of it.
    const { default: Boss } = await import('pg-boss')
    await new Boss({ db, schedule: false, supervise: false }).start()
    const boss = new Boss({ db, ...rhythm })
    boss.on('error', (error) => log.warn({ error }, 'the queue of jobs has trouble: trying again'))
    for (const name of queues) await boss.createQueue(name, { name, ...ofQueue })
    return boss
  }
  /** With its tables made; whoever failed tries again the next time. */
  const ready = (): Promise<PgBoss> =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    }))

  return {
    async start() {
      const boss = await ready()
      await (started ??= boss.start())
    },

    async stop() {
      stopping.abort(new Error('stopping'))
      const boss = await started
      await boss?.stop({ graceful: true, wait: true, timeout: stopWithin })
    },

    async send(queue, data, { afterSeconds = 0 } = {}) {
      const boss = await ready()
      const id = await boss.send(queue, data, afterSeconds > 0 ? { startAfter: afterSeconds } : {})
      const worker = workers.get(queue)
      if (worker !== undefined) boss.notifyWorker(worker)
      return id !== null
    },

    async work(queue, handler: JobHandler) {
      const boss = await ready()
      const worker = await boss.work<JobData>(queue, { pollingIntervalSeconds }, async (jobs) => {
        for (const { data } of jobs) await handler(data, stopping.signal)
      })
      workers.set(queue, worker)
    },
  }
}

async function execute(database: Database, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values !== undefined && values.length > 0) return database.query(text, values)
  if (!/^\s*begin\b/i.test(text)) return database.query(text, [])
  // A script of several statements: what breaks off in the middle must not be left open on a connection of ours.
  return database.db.transaction(async (transaction) => {
    await runStatement(transaction, withoutFrame(text), [])
    return { rows: [] }
  })
}

const withoutFrame = (script: string): string => script.replace(/^\s*begin\s*;/i, '').replace(/commit\s*;?\s*$/i, '')
