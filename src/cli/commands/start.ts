/** `latchkey start`: the real thing, until it is told to stop. */
import { once } from 'node:events'
import { reseal } from '../../features/keys/reseal.ts'
import { makeSetupLink } from '../../features/setup/make-setup-link.ts'
import { explanations, type Config } from '../../config/config.ts'
import type { Deps } from '../../deps.ts'
import { CommandRefused, exitCodes, type Command, type Io } from '../command.ts'
import { checkProxy } from '../doctor-checks.ts'
import { isDemoFolder } from '../demo/demo-file.ts'
import { openAndMigrate } from '../open-latchkey.ts'
import { anyFreePort } from '../ports.ts'
import type { Program } from '../program.ts'
import { readEnvironment, type Environment } from '../read-environment.ts'
import { refuseTakenPlace, serveLatchkey } from '../serve-latchkey.ts'
import { ioOf, openInput, type Terminal } from '../terminal.ts'

export const start = (commands: readonly Command[]): Program => ({
  name: 'start',
  summary: 'Serve Latchkey; migrates first, and prints a one-time set-up link when there is no owner yet',
  example: 'PUBLIC_URL=https://login.example.org latchkey start',
  environment: explanations,
  declare: (parser) => parser,
  run: async (terminal) => {
    const { config, log } = await withPort(terminal)
    const io = ioOf(terminal, await openInput(terminal, undefined))
    const { port, host } = config
    refuseDemo(config)
    await refuseTakenPlace(config, [{ port, host }])
    const deps = await openAndMigrate({ config, log, signal: terminal.signal })
    try {
      await resealAll(deps)
      const running = await serveLatchkey(deps, { port, host, commands, version: terminal.version })
      await io.out(`Latchkey is at ${config.publicUrl} (listening on ${host}, port ${port}).\n`)
      const proxy = checkProxy(config)
      if (proxy.state === 'problem') io.say(`Warning: ${proxy.says}.`)
      await offerSetup(deps, io)
      if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
      io.say('Stopping: running requests may finish.')
      await running.close()
      return exitCodes.good
    } finally {
      await deps.database.close()
    }
  },
})

/** PORT=0 asks for any free port, which PUBLIC_URL then has to name. */
async function withPort(terminal: Terminal): Promise<Environment> {
  const environment = readEnvironment(terminal)
  if (environment.config.port !== 0) return environment
  return readEnvironment(terminal, { PORT: String(await anyFreePort(environment.config.host)) })
}

function refuseDemo(config: Config): void {
  if (config.databaseUrl !== undefined || !isDemoFolder(config.dataDir)) return
  throw new CommandRefused(
    `${config.dataDir} holds the demo, whose members are made up. Set DATA_DIR to another folder for the real thing, or run \`latchkey demo\`.`,
  )
}

/** After SECRET_KEYS got a new first key. What no key opens stays as it is; its app says so when it is used. */
export async function resealAll(deps: Deps): Promise<void> {
  const { resealed, left } = await reseal(deps)
  if (resealed > 0) deps.log.info({ resealed }, 'secrets sealed anew under the first key')
  for (const { app, keyId } of left) deps.log.warn({ app, keyId }, 'a stored secret could not be sealed anew')
}

async function offerSetup(deps: Deps, io: Io): Promise<void> {
  if ((await deps.members.countOwners()) > 0) return
  const { path, expiresAt } = await makeSetupLink(deps, {})
  await io.out(`There is no owner yet. Make yours here, once, before ${expiresAt.toISOString()}:\n`)
  await io.out(`  ${deps.config.publicUrl}${path}\n`)
}
