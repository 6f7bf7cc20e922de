/** Who tries an app first, in the database; and who is meant by what was typed to find them. */
import type { Db } from '../../db/connect.ts'
import { emailKeys } from '../../kernel/email-keys.ts'

export type TestPeopleStore = ReturnType<typeof testPeopleStore>

export type FoundPerson = { id: string; name: string; externalId: string; email: string | undefined }

export function testPeopleStore(db: Db) {
  return {
    async count(appId: string): Promise<number> {
      const [row] = await db('app_people')
        .where({ app_id: appId, list: 'test' })
        .count<{ people: string | number }[]>({ people: '*' })
      return Number(row?.people ?? 0)
    },

    /** False when they were on the list already. */
    async add(appId: string, memberId: string, at: Date): Promise<boolean> {
      const added = await db('app_people')
        .insert({ app_id: appId, member_id: memberId, list: 'test', added_at: at })
        .onConflict()
        .ignore()
        .returning('member_id')
      return added.length === 1
    },

    /** False when they were not on the list. */
    async remove(appId: string, memberId: string): Promise<boolean> {
      return (await db('app_people').where({ app_id: appId, member_id: memberId, list: 'test' }).delete()) === 1
    },

    /** Everybody with exactly this external ID, username or address, the first eleven of them: an address may be shared. */
    async find(typed: string): Promise<FoundPerson[]> {
      const name = typed.trim().replaceAll('\0', '\ufffd')
      const rows = await db<PersonRow>('members')
        .select('id', 'name', 'external_id', 'email')
        .whereRaw('lower(?) in (external_id_key, username_key)', [name])
        .orWhere({ email_exact_key: emailKeys(name).exact })
        .orderBy(['created_at', 'id'])
        .limit(11)
      return rows.map(({ id, name: own, external_id, email }) => ({
        id,
        name: own,
        externalId: external_id,
        email: email ?? undefined,
      }))
    },
  }
}

type PersonRow = {
  id: string
  name: string
  external_id: string
  external_id_key: string
  username_key: string | null
  email: string | null
  email_exact_key: string | null
}
