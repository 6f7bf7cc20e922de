/** What tests about Zendesk users have in common: files of them, and a way to bring one in. */
import type { App } from '../../src/features/apps/app.ts'
import { importZendeskUsers, type ImportUsersRequest } from '../../src/features/zendesk/import-users.ts'
import type { FileKind } from '../../src/features/zendesk/zendesk-directory.ts'
import type { TestApp } from '../support/test-app.ts'

/** A user as the API writes them; everything not named is ordinary. */
export const zendeskUser = (id: number, wishes: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  name: `User ${id}`,
  email: `user${id}@example.org`,
  role: 'end-user',
  external_id: null,
  phone: null,
  suspended: false,
  active: true,
  ...wishes,
})

export const linesOf = (users: readonly Record<string, unknown>[]): string =>
  users.map((user) => `${JSON.stringify(user)}\n`).join('')

export async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  await Promise.resolve()
  for (let at = 0; at < text.length; at += 70_000) yield Buffer.from(text.slice(at, at + 70_000))
}

export function bringIn(app: TestApp, { key }: App, text: string, wishes: Partial<ImportUsersRequest> = {}) {
  const kind: FileKind = wishes.kind ?? 'user-export'
  return importZendeskUsers(app.deps, {
    appKey: key,
    kind,
    input: bytesOf(text),
    asOf: app.clock.now(),
    isDryRun: false,
    acceptsFewer: false,
    by: { actor: 'command-line' },
    importedBy: undefined,
    ...wishes,
  })
}

/** Users that are known from now on; throws when they were refused. */
export async function know(
  app: TestApp,
  of: App,
  users: readonly Record<string, unknown>[],
  wishes: Partial<ImportUsersRequest> = {},
) {
  const outcome = await bringIn(app, of, linesOf(users), { acceptsFewer: true, ...wishes })
  if (outcome.kind === 'refused') throw new Error(outcome.report.errors.map(({ message }) => message).join(' '))
  return outcome.report
}

export async function knownUsers(app: TestApp) {
  const { rows } = await app.deps.database.db.raw<{ rows: KnownRow[] }>(
    `select u.zendesk_id, u.name, u.role, u.external_id, u.external_id_known, u.source, u.phone, u.is_suspended,
       (select array_agg(a.email || case when a.is_primary then '' else ' (secondary)' end order by not a.is_primary, a.email)
        from zendesk_user_addresses a where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id) as emails
     from zendesk_users u order by u.zendesk_id::numeric`,
  )
  return rows
}

export async function changes(app: TestApp): Promise<unknown[][]> {
  const { rows } = await app.deps.database.db.raw<{ rows: Record<string, unknown>[] }>(
    'select zendesk_id, field, before, after from zendesk_user_changes order by id',
  )
  return rows.map((row) => [row['zendesk_id'], row['field'], row['before'], row['after']])
}

type KnownRow = {
  zendesk_id: string
  name: string
  role: string
  external_id: string | null
  external_id_known: boolean
  source: string
  phone: string | null
  is_suspended: boolean | null
  emails: string[] | null
}
