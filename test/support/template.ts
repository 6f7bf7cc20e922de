/** Migrated, empty databases to copy, made once per run: tests start from one in a fraction of a second. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/connect.ts'
import { embeddedDatabase } from '../../src/db/embedded.ts'
import { startEngine } from '../../src/db/embedded-engine.ts'
import { createFilesOnce } from '../../src/db/embedded-files.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import type { Postgres } from './postgres.ts'

export const templateName = 'latchkey_template'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/latchkey')
const silent = { warn: () => undefined }

/** The path of a dump of an embedded database in memory; kept between runs until PGlite or a migration changes. */
export async function embeddedTemplate(): Promise<string> {
  const path = join(cache, `template-${fingerprint(['migrations'])}.tar`)
  if (existsSync(path)) return path
  const engine = await startEngine({ folder: undefined })
  const database = embeddedDatabase(engine, undefined, { log: silent })
  await migrateToLatest(database)
  const dump = Buffer.from(await (await engine.dump()).arrayBuffer())
  await database.close()
  mkdirSync(cache, { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, dump)
  renameSync(half, path)
  return path
}

/** Fills `dataDir` with what a first start leaves behind, before any migration: a first start takes seconds, a copy does not. */
export async function copyFreshDataDir(dataDir: string): Promise<void> {
  const path = join(cache, `fresh-${fingerprint([])}`)
  if (!existsSync(path)) {
    const half = `${path}.${process.pid}`
    mkdirSync(half, { recursive: true })
    await createFilesOnce(join(half, 'db'))
    if (existsSync(path)) rmSync(half, { recursive: true })
    else renameSync(half, path)
  }
  cpSync(path, dataDir, { recursive: true })
}

/** Makes the template on `server`, anew. */
export async function postgresqlTemplate(server: Postgres): Promise<void> {
  await server.dropDatabase(templateName)
  await server.createDatabase(templateName)
  const database = await openDatabase({ url: server.url(templateName), dataDir: '', log: silent })
  await migrateToLatest(database)
  await database.close()
}

function fingerprint(folders: string[]): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder)).sort()) {
      hash.update(file).update(readFileSync(join(root, folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
