/**
 * For knex' own command line (`npx knex migrate:list | migrate:latest | migrate:rollback`), on the database that
 * DATABASE_URL or DATA_DIR names, in the environment or in `.env`. Latchkey itself migrates when it starts.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import type { Knex } from 'knex'
import { migrations } from './migrations/index.ts'
import { knexConfigForCommands } from './src/db/knex-commands.ts'

export default async function knexfile(): Promise<Knex.Config> {
  const envFile = resolve(import.meta.dirname, '.env')
  // What is set already wins over the file.
  if (existsSync(envFile)) loadEnvFile(envFile)
  const dataDir = resolve(setting('DATA_DIR') ?? './data')
  return knexConfigForCommands({ url: setting('DATABASE_URL'), dataDir }, migrations)
}

/** An empty value means "not set", as everywhere in Latchkey. */
const setting = (name: string): string | undefined => (process.env[name] === '' ? undefined : process.env[name])
