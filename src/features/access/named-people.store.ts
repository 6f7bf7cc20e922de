/** The people an administrator named for an app: to be let in, or kept out, whatever the rules say. */
import type { Db } from '../../db/connect.ts'
import { emailKeys } from '../../kernel/email-keys.ts'

export type NamedPeopleStore = ReturnType<typeof namedPeopleStore>

export type NamedList = 'allowed' | 'denied'

export type FoundPerson = {
  id: string
  externalId: string
  name: string
  organization: string | undefined
  /** Undefined: named in neither list. */
  list: NamedList | undefined
}

/** At most this many people share what was looked for, as far as anybody wants to know. */
const mostFound = 20

export function namedPeopleStore(db: Db) {
  return {
    /** By external ID. */
    async list(appId: string): Promise<FoundPerson[]> {
      const { rows } = await db.raw<{ rows: Row[] }>(
        `select ${columns} from app_people p join members m on m.id = p.member_id
         where p.app_id = ? and p.list in ('allowed', 'denied') order by m.external_id_key`,
        [appId],
      )
      return rows.map(personOf)
    },

    async count(appId: string): Promise<Record<NamedList, number>> {
      const { rows } = await db.raw<{ rows: { list: string; people: string }[] }>(
        'select list, count(*) as people from app_people where app_id = ? group by list',
        [appId],
      )
      const of = (list: NamedList): number => Number(rows.find((row) => row.list === list)?.people ?? 0)
      return { allowed: of('allowed'), denied: of('denied') }
    },

    /** Whom an external ID, a username or a whole address means: several, where they share an address. */
    async search(appId: string, text: string): Promise<FoundPerson[]> {
      const given = text.replaceAll('\0', '\ufffd')
      const { rows } = await db.raw<{ rows: Row[] }>(
        `select ${columns} from members m ${listOf}
         where lower(?) in (m.username_key, m.external_id_key) or m.email_exact_key = ?
         order by m.external_id_key limit ${mostFound}`,
        [appId, given, given.includes('@') ? emailKeys(given).exact : null],
      )
      return rows.map(personOf)
    },

    /** Undefined: there is no such member. */
    async find(appId: string, memberId: string): Promise<FoundPerson | undefined> {
      const { rows } = await db.raw<{ rows: Row[] }>(`select ${columns} from members m ${listOf} where m.id = ?`, [
        appId,
        memberId,
      ])
      return rows[0] && personOf(rows[0])
    },

    async add(appId: string, memberId: string, list: NamedList, at: Date): Promise<void> {
      await db('app_people').insert({ app_id: appId, member_id: memberId, list, added_at: at })
    },

    /** Out of both lists. */
    async remove(appId: string, memberId: string): Promise<void> {
      await db('app_people')
        .where({ app_id: appId, member_id: memberId })
        .whereIn('list', ['allowed', 'denied'])
        .delete()
    },
  }
}

const listOf = `left join app_people p on p.member_id = m.id and p.app_id = ? and p.list in ('allowed', 'denied')`
const columns = 'm.id, m.external_id, m.name, m.organization, p.list'

type Row = { id: string; external_id: string; name: string; organization: string | null; list: NamedList | null }

const personOf = (row: Row): FoundPerson => ({
  id: row.id,
  externalId: row.external_id,
  name: row.name,
  organization: row.organization ?? undefined,
  list: row.list ?? undefined,
})
