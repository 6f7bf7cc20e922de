/** The demo's DATA_DIR: its own, marked as such, never the folder of a real store. */
import { acquireFolder, prepareFolder } from '../../db/folder-lock.ts'
import { randomText, readableAlphabet } from '../../kernel/ids.ts'
import type { Random } from '../../kernel/random.ts'
import { CommandRefused } from '../command.ts'
import { hasStore } from '../open-latchkey.ts'
import { isDemoFolder, keepPassword, removeDemoStore } from './demo-file.ts'

/** Throws CommandRefused when the folder holds a store that is not the demo's, DatabaseUnavailable when it is no good. */
export async function freshDemoFolder(
  dataDir: string,
  { startOver, random }: { startOver: boolean; random: Random },
): Promise<{ password: string; isNew: boolean }> {
  refuseRealStore(dataDir)
  if (startOver && isDemoFolder(dataDir)) {
    const folder = await acquireFolder(dataDir)
    removeDemoStore(dataDir)
    await folder.release()
  }
  const isNew = !hasStore(dataDir)
  await prepareFolder(dataDir)
  return { password: keepPassword(dataDir, () => makePassword(random)), isNew }
}

export function refuseRealStore(dataDir: string): void {
  if (!hasStore(dataDir) || isDemoFolder(dataDir)) return
  throw new CommandRefused(
    `${dataDir} holds a real store, which the demo does not touch. Give the demo a folder of its own: DATA_DIR=./demo-data latchkey demo`,
  )
}

/** Four groups of five letters and digits that nobody confuses: about 98 bits, and easy to type off a screen. */
const makePassword = (random: Random): string =>
  [5, 5, 5, 5].map((length) => randomText(random, readableAlphabet, length)).join('-')
