/** Runs once before all test files: prepares the template that every test database is copied from, and cleans up after. */
import type { TestProject } from 'vitest/node'
import { existingPostgres, startPostgres, type Postgres } from './postgres.ts'
import { embeddedTemplate, postgresqlTemplate } from './template.ts'

export type DatabaseTemplate = { kind: 'embedded'; path: string } | { kind: 'postgresql'; url: string }

declare module 'vitest' {
  // Vitest asks for an interface here, to be able to merge ours with its own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    databaseTemplate: DatabaseTemplate
  }
}

/** `LATCHKEY_TEST_DATABASE=postgresql` runs everything on PostgreSQL; `LATCHKEY_TEST_POSTGRES_URL` names a server to use. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = process.env['LATCHKEY_TEST_DATABASE'] ?? 'embedded'
  if (kind === 'embedded') {
    project.provide('databaseTemplate', { kind, path: await embeddedTemplate() })
    return () => Promise.resolve()
  }
  if (kind !== 'postgresql') throw new Error('LATCHKEY_TEST_DATABASE must be "embedded" or "postgresql".')
  const server = await postgresForTests()
  await postgresqlTemplate(server)
  project.provide('databaseTemplate', { kind, url: server.url() })
  return () => server.stop()
}

async function postgresForTests(): Promise<Postgres> {
  const url = process.env['LATCHKEY_TEST_POSTGRES_URL']
  return url === undefined ? startPostgres() : existingPostgres(url)
}
