/** Where fallback sheets were published, in the database. Only ever added to. */
import type { Db } from '../../db/connect.ts'
import type { Publication, PublishedContent } from './publication.ts'

export type FallbackPublicationsStore = ReturnType<typeof fallbackPublicationsStore>

export type NewPublication = Omit<Publication, 'publishedBy'> & { appId: string; memberId: string }

export function fallbackPublicationsStore(db: Db) {
  return {
    /** The newest first. */
    async list(appId: string, limit: number): Promise<Publication[]> {
      const rows = await db<Row>('fallback_publications as p')
        .leftJoin('members as m', 'm.id', 'p.published_by')
        .where('p.app_id', appId)
        .orderBy('p.published_at', 'desc')
        .orderBy('p.id')
        .limit(limit)
        .select<Row[]>('p.id', 'p.published_at', 'm.name', 'p.place', 'p.content_hash', 'p.content')
      return rows.map(publicationOf)
    },

    async findLast(appId: string): Promise<Publication | undefined> {
      const [last] = await this.list(appId, 1)
      return last
    },

    async insert({ id, appId, memberId, publishedAt, place, hash, content }: NewPublication): Promise<void> {
      await db('fallback_publications').insert({
        id,
        app_id: appId,
        published_at: publishedAt,
        published_by: memberId,
        place,
        content_hash: hash,
        content: JSON.stringify(content),
      })
    },
  }
}

type Row = {
  id: string
  published_at: Date
  name: string | null
  place: string
  content_hash: string
  content: PublishedContent
}

const publicationOf = (row: Row): Publication => ({
  id: row.id,
  publishedAt: row.published_at,
  publishedBy: row.name ?? undefined,
  place: row.place,
  hash: row.content_hash,
  content: row.content,
})
