/** The keys that seal secrets: from the environment, or kept in a file beside the embedded database. */
import { existsSync, openSync, readFileSync, renameSync, writeSync, fsyncSync, closeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Random } from '../kernel/random.ts'
import type { Config } from './config.ts'

export type SecretKeys = readonly [string, ...string[]]

/** The file that keeps generated keys, first the one that seals. */
export type KeyFile = { read(): string[]; write(keys: SecretKeys): void }

/** Undefined when the keys come from SECRET_KEYS. */
export function keyFileOf(config: Pick<Config, 'secretKeys' | 'dataDir'>): KeyFile | undefined {
  if (config.secretKeys) return undefined
  return { read: () => readKeyFile(config.dataDir), write: (keys) => writeSecretKeys(config.dataDir, keys) }
}

/** The keys in force; on the very first start with the embedded database they are made, mode 0600. */
export function loadSecretKeys(config: Config, random: Random): SecretKeys {
  const [first, ...rest] = config.secretKeys ?? readKeyFile(config.dataDir)
  if (first !== undefined) return [first, ...rest]
  const made: SecretKeys = [random.token(32)]
  writeSecretKeys(config.dataDir, made)
  return made
}

/**
 * Replaces the key file whole: a crash leaves the old one or the new one. On return it is on disk, name and all, so
 * that nothing is ever sealed under a key that a power cut could take back.
 */
function writeSecretKeys(dataDir: string, keys: SecretKeys): void {
  const path = keyFile(dataDir)
  const half = `${path}.new`
  const file = openSync(half, 'w', 0o600)
  writeSync(file, `${keys.join('\n')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(half, path)
  syncFolder(dirname(path))
}

const keyFile = (dataDir: string): string => join(dataDir, 'secret-keys')

function readKeyFile(dataDir: string): string[] {
  const path = keyFile(dataDir)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function syncFolder(path: string): void {
  // Windows cannot open folders; its file systems keep names in their own journal.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
