/** Hands member files in, as the command line does. */
import type { Deps } from '../../src/deps.ts'
import { exportMembers } from '../../src/features/member-files/export-members.ts'
import { importMembers, type ImportRequest } from '../../src/features/imports/import-members.ts'
import type { ImportReport } from '../../src/features/imports/import-report.ts'

export type Wishes = Partial<Omit<ImportRequest, 'input'>>

export const importFile = (deps: Deps, file: string | Buffer, wishes: Wishes = {}): Promise<ImportReport> =>
  importMembers(deps, {
    input: chunks([Buffer.from(file)]),
    dryRun: false,
    partial: false,
    actor: 'command-line',
    ...wishes,
  })

export async function exportedFile(deps: Deps, format: 'csv' | 'json' = 'csv'): Promise<string> {
  let text = ''
  for await (const part of exportMembers(deps, { format, actor: 'command-line' })) text += part
  return text
}

// eslint-disable-next-line @typescript-eslint/require-await -- a source of chunks, as a file or a socket is
export async function* chunks(buffers: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* buffers
}

/** The numbers of a report, without its words. */
export const counts = ({ rows, new: added, changed, unchanged, refused }: ImportReport) => ({
  rows,
  new: added,
  changed,
  unchanged,
  refused,
})

export const errorsOf = (report: ImportReport) => report.errors.map(({ line, field, code }) => [line, field, code])
export const warningsOf = (report: ImportReport) => report.warnings.map(({ line, field, code }) => [line, field, code])

/** Everything that an import may write, to see that it did not. */
export async function snapshot({ database }: Deps) {
  const tables = ['members', 'credentials', 'sessions', 'external_id_tombstones', 'member_import_rows']
  const all = await Promise.all(
    tables.map((table) =>
      database
        .db(table)
        .select('*')
        .orderBy(1 as never),
    ),
  )
  return Object.fromEntries(tables.map((table, index) => [table, all[index]]))
}
