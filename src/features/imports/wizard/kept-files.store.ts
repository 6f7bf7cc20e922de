/** Uploaded files in the database, in sealed pieces, so that any process can go on with them. */
import type { Db } from '../../../db/connect.ts'

export type KeptFilesStore = ReturnType<typeof keptFilesStore>

export function keptFilesStore(db: Db) {
  return {
    async put(importId: string, position: number, sealed: string): Promise<void> {
      await db('import_chunks').insert({ import_id: importId, position, bytes_sealed: sealed })
    },

    /** Undefined behind the last piece, and when the file is gone. */
    async find(importId: string, position: number): Promise<string | undefined> {
      const row = await db<{ import_id: string; position: number; bytes_sealed: string }>('import_chunks')
        .where({ import_id: importId, position })
        .first('bytes_sealed')
      return row?.bytes_sealed
    },

    async drop(importId: string): Promise<void> {
      await db('import_chunks').where({ import_id: importId }).delete()
    },
  }
}
