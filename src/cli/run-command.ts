/** Runs a command where the database is: here, or in the server that has the embedded one open. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import { DatabaseUnavailable } from '../db/database-unavailable.ts'
import type { Deps } from '../deps.ts'
import { sealEvents } from '../features/events/seal-events.ts'
import { seconds } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import type { Command, ExitCode } from './command.ts'
import { forward } from './control/forward.ts'
import { openAsItIs, openForCommand } from './open-latchkey.ts'
import { ioOf, openInput, type Terminal } from './terminal.ts'

/** How long to wait for a folder that another command, or a server about to serve, is using. */
const patience = seconds(10)

export async function runCommand(
  command: Command,
  given: Record<string, unknown>,
  { terminal, config, log }: { terminal: Terminal; config: Config; log: Log },
): Promise<number> {
  const io = ioOf(terminal, await openInput(terminal, command.inputOf(given)))
  const open = command.takesAnySchema ? openAsItIs : openForCommand
  const order = { name: command.name, given, version: terminal.version }

  for (let waited = 0; ; waited += 200) {
    const opened = await tryToOpen(() => open({ config, log, signal: terminal.signal }))
    if (opened.kind === 'open') {
      return runHere(opened.deps, () => command.run(opened.deps, io, given))
    }
    const exit = await forward(config.dataDir, order, io)
    if (exit !== undefined) return exit
    if (waited >= patience) throw opened.locked
    await sleep(200, undefined, { signal: terminal.signal })
  }
}

type Opened = { kind: 'open'; deps: Deps } | { kind: 'locked'; locked: DatabaseUnavailable }

async function tryToOpen(open: () => Promise<Deps>): Promise<Opened> {
  try {
    return { kind: 'open', deps: await open() }
  } catch (error) {
    if (error instanceof DatabaseUnavailable && error.code === 'locked') return { kind: 'locked', locked: error }
    throw error
  }
}

async function runHere(deps: Deps, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    const exit = await work()
    // Where no server runs, nobody else seals what this command recorded.
    await sealEvents(deps).catch((error: unknown) => deps.log.warn({ error }, 'events are not sealed yet'))
    return exit
  } finally {
    await deps.database.close()
  }
}
