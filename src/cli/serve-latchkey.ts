/** Latchkey as a running server: pages on a port, commands on the control socket, seals behind the writers. */
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { createApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import { refuseTakenFolder } from '../db/folder-lock.ts'
import type { Deps } from '../deps.ts'
import { sealEvents, startSealing } from '../features/events/seal-events.ts'
import { startForgetting } from '../features/events/retention/start-forgetting.ts'
import { startSending } from '../features/mail/start-sending.ts'
import { startForgettingMerges } from '../features/member-merge/forget-merges.ts'
import { startRecomputing } from '../features/members/stale-keys/recompute-keys.ts'
import { startRecovering } from '../features/recovery/answer-requests.ts'
import { startWatching } from '../features/sign-in/attacks/watch-sign-ins.ts'
import { startAudits } from '../features/safeguards/audits/start-audits.ts'
import { startImports } from '../features/imports/wizard/work-on-imports.ts'
import { startDelivering } from '../features/webhooks/start-delivering.ts'
import { createHttpServer } from '../http/server.ts'
import { seconds } from '../kernel/clock.ts'
import { createMailer } from '../kernel/mailer.ts'
import type { Command } from './command.ts'
import { listenOn, probe } from './ports.ts'
import { serveCommands } from './control/serve-commands.ts'

export type RunningLatchkey = {
  /** Takes no more, lets requests and commands finish for up to ten seconds, seals, lets go of the database. */
  close(): Promise<void>
}

const patience = seconds(10)

/** Throws CommandRefused when the port is taken. The database is closed by `close`, not when this fails. */
export async function serveLatchkey(
  deps: Deps,
  settings: {
    port: number
    host: string
    commands: readonly Command[]
    version: string
    /** How long after the start no audit begins by itself. */
    calm?: number
  },
): Promise<RunningLatchkey> {
  const house = createApp(deps)
  const server = createHttpServer(house.app)
  const closeServer = closerOf(server)
  try {
    await listenOn(server, settings)
  } catch (error) {
    house.close()
    throw error
  }
  const control = serveCommands(deps, settings.commands, settings.version)
  deps.database.folder?.serve(control.server)
  const sealing = startSealing(deps)
  const forgetting = startForgetting(deps)
  const forgettingMerges = startForgettingMerges(deps)
  const watching = startWatching(deps)
  const recovering = startRecovering(deps)
  const recomputing = startRecomputing(deps)
  const delivering = startDelivering(deps)
  const imports = startImports(deps, { isAlone: deps.database.kind === 'embedded' })
  const audits = startAudits(deps, { isAlone: deps.database.kind === 'embedded', calm: settings.calm })
  const sending = startSending({ ...deps, mailer: deps.config.mail && createMailer(deps.config.mail) })

  const close = async (): Promise<void> => {
    await Promise.all([closeServer(), control.close(patience), imports.stop(), audits.stop()])
    house.close()
    await recovering.stop()
    await recomputing.stop()
    await delivering.stop()
    await sending.stop()
    await forgetting.stop()
    await forgettingMerges.stop()
    await watching.stop()
    await sealing.stop()
    await sealEvents(deps).catch((error: unknown) => deps.log.warn({ error }, 'the last events are not sealed yet'))
    await deps.database.close()
  }
  return { close }
}

/**
 * Complains of ports in use before the store is made. When whoever has them has the folder, too, that is the better thing
 * to say. Throws CommandRefused or DatabaseUnavailable.
 */
export async function refuseTakenPlace(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  addresses: readonly Parameters<typeof probe>[0][],
): Promise<void> {
  try {
    for (const address of addresses) await probe(address)
  } catch (error) {
    if (databaseUrl === undefined) await refuseTakenFolder(dataDir)
    throw error
  }
}

/**
 * Prepares a server, before it listens, for being closed: idle connections end at once, busy ones after their answer,
 * whatever is left after ten seconds then.
 */
export function closerOf(server: Server): () => Promise<void> {
  // Browsers connect ahead of need, and Node does not count a connection that never asked for anything as idle.
  const unused = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket))

  return async () => {
    const timer = setTimeout(() => server.closeAllConnections(), patience)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      for (const socket of unused) socket.destroy()
    })
    clearTimeout(timer)
  }
}
