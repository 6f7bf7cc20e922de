/**
 * The demo's own files in DATA_DIR. `demo-store` marks the folder, before there is a store in it, and keeps the password of
 * the sample members; `demo.json` says where the running demo is and who can sign in, for people and scripts.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type SampleSignIn = {
  identifier: string
  password: string
  name: string
  /** What this sign-in shows. */
  shows: string
}

export type DemoFacts = {
  latchkey: string
  console: string
  safeguards: string
  practice_zendesk: string
  help_center: string
  app_key: string
  sign_ins: SampleSignIn[]
}

const factsFile = (dataDir: string): string => join(dataDir, 'demo.json')
const markFile = (dataDir: string): string => join(dataDir, 'demo-store')

export const isDemoFolder = (dataDir: string): boolean => existsSync(markFile(dataDir))

/** The password of every sample member of this folder, which is there: the one it has, or `make()`. */
export function keepPassword(dataDir: string, make: () => string): string {
  if (isDemoFolder(dataDir)) return readFileSync(markFile(dataDir), 'utf8').trim()
  const password = make()
  writeWhole(markFile(dataDir), `${password}\n`)
  return password
}

export const writeDemoFacts = (dataDir: string, facts: DemoFacts): void =>
  writeWhole(factsFile(dataDir), `${JSON.stringify(facts, null, 2)}\n`)

/** What an earlier run wrote; its ports may not be this run's. */
export const removeDemoFacts = (dataDir: string): void => rmSync(factsFile(dataDir), { force: true })

/** Takes the demo's store away. The caller holds the folder's lock and has seen the mark. */
export function removeDemoStore(dataDir: string): void {
  for (const name of ['db', 'db.new', 'secret-keys', 'demo.json', 'demo-store']) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

/** For this account only, since both hold passwords, if only of made-up people. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
