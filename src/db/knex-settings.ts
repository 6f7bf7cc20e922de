/** What both databases tell knex: where its own messages go, and that errors never carry bound values. */
import type { Knex } from 'knex'
import type { DatabaseLog } from './database.ts'

export function knexSettings(settings: { acquireTimeoutMs?: number; log: DatabaseLog }): Knex.Config {
  const warn = (message: unknown): void => settings.log.warn({ source: 'knex' }, firstLine(message))
  return {
    client: 'pg',
    acquireConnectionTimeout: settings.acquireTimeoutMs ?? 10_000,
    compileSqlOnError: false,
    log: {
      warn,
      error: warn,
      deprecate: (method, alternative) => warn(`${method}: use ${alternative}`),
      debug: ignore,
    },
  }
}

const ignore = (): void => undefined

const firstLine = (message: unknown): string => String(message).split('\n', 1)[0] ?? ''
