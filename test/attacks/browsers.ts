/** What attackers do with browsers: read the cookies of one, plant them in another, and see whether anybody is in. */
import type { Deps } from '../../src/deps.ts'
import { readable, type Visitor } from '../support/visitor.ts'

type Answer = { headers: Record<string, unknown> }

/** The value of a cookie that an answer sets. */
export function cookieIn({ headers }: Answer, name: string): string {
  const cookies = (headers['set-cookie'] ?? []) as string[]
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`))
  return found?.slice(name.length + 1).split(';')[0] ?? ''
}

export function plant(browser: Visitor, name: string, value: string): void {
  browser.agent.jar.setCookie(`${name}=${value}; Path=/`, '127.0.0.1', '/')
}

/** Whose account the browser shows; undefined when nobody is in. */
export async function whoIsIn(browser: Visitor, names: readonly string[]): Promise<string | undefined> {
  const page = await browser.get('/account')
  return page.status === 200 ? names.find((name) => readable(page.text).includes(name)) : undefined
}

export const isIn = async (browser: Visitor): Promise<boolean> => (await browser.get('/account')).status === 200

export const tokenOn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** All tables but the sessions as one text each: what differs was written in between. */
export async function contentOf({ database }: Deps): Promise<Record<string, string>> {
  const { rows: tables } = await database.db.raw<{ rows: { name: string }[] }>(
    `select relname as name from pg_class where relnamespace = current_schema::regnamespace and relkind = 'r'
       and relname not like 'knex%' and relname <> 'sessions' and pg_relation_size(oid) > 0`,
  )
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, string_agg(t::text, '|' order by t::text) as content from ${name} t`,
  )
  const { rows } = await database.db.raw<{ rows: { name: string; content: string | null }[] }>(
    parts.join(' union all '),
  )
  return Object.fromEntries(rows.flatMap(({ name, content }) => (content === null ? [] : [[name, content] as const])))
}
