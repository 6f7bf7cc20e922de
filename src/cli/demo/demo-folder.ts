/** The demo's DATA_DIR: its own, marked as such, never the folder of a real store. */
import { acquireFolder } from '../../db/folder-lock.ts'
import { systemRandom } from '../../kernel/random.ts'
import { CommandRefused } from '../command.ts'
import { hasStore, isDemoFolder, keepPassword, removeDemoStore } from './demo-file.ts'

/** Throws CommandRefused when the folder holds a store that is not the demo's. */
export async function freshDemoFolder(
  dataDir: string,
  { startOver }: { startOver: boolean },
): Promise<{ password: string; isNew: boolean }> {
  if (hasStore(dataDir) && !isDemoFolder(dataDir)) {
    throw new CommandRefused(
      `${dataDir} holds a real store, which the demo does not touch. Give the demo a folder of its own: DATA_DIR=./demo-data latchkey demo`,
    )
  }
  if (startOver && isDemoFolder(dataDir)) {
    const folder = await acquireFolder(dataDir)
    removeDemoStore(dataDir)
    await folder.release()
  }
  const isNew = !hasStore(dataDir)
  return { password: keepPassword(dataDir, makePassword), isNew }
}

/** Four groups of five letters and digits that nobody confuses: about 98 bits, and easy to type off a screen. */
function makePassword(): string {
  const alphabet = '23456789abcdefghjkmnpqrstvwxyz'
  const letters = [...systemRandom.bytes(64)].filter((byte) => byte < 240).map((byte) => alphabet[byte % 30])
  return [0, 5, 10, 15].map((from) => letters.slice(from, from + 5).join('')).join('-')
}
