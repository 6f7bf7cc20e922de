/**
 * PGlite made fit for a server, behind the face that its own node-postgres adapter talks to.
 *
 * - One round trip per statement: the adapter sends parse, bind, describe, execute and sync one by one; here they travel
 *   together (reads up to twice as fast).
 * - A crash is a crash: when PostgreSQL gives up (PANIC: a full or failing disk), PGlite would loop for ever on the next
 *   statement. Here that statement fails, and the next connection starts the engine anew on the same files.
 */
import { closeSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { createPgConfig, type PGlitePgConfig } from '@electric-sql/pglite/node-postgres'
import { durableFiles, startParams, type DiskCounter } from './embedded-files.ts'

export type Engine = {
  /** Connection settings for knex' `pg` client. */
  pgConfig: Pick<PGlitePgConfig, 'connection'>
  /** What reached the disk so far: zero for ever in memory. */
  disk: DiskCounter
  /** The files as a tar archive. */
  dump(): Promise<Blob>
  close(): Promise<void>
}

/** Where the rows live: a folder, or memory (optionally filled from a dump), which is for tests. */
export type EngineHome = { folder: string } | { folder: undefined; dump?: Blob }

/** At least this long between two attempts to start after a crash, in milliseconds: an attempt blocks the process. */
const restartPause = 5_000

export async function startEngine(home: EngineHome): Promise<Engine> {
  const disk: DiskCounter = { syncs: 0 }
  const start = () => startPglite(home, disk)
  let running: Running = await start()
  let startedAt = performance.now()
  let held: Uint8Array[] = []

  /** Never rejects, because the adapter cannot hear it: statements on a dead engine do. */
  async function ready(): Promise<void> {
    held = []
    if (!hasCrashed(running) || home.folder === undefined) return
    if (performance.now() - startedAt < restartPause) return
    startedAt = performance.now()
    running = await start().catch(() => running)
  }

  const face: AdapterView = {
    get waitReady() {
      return ready()
    },
    async execProtocolStream(message, options) {
      if (canTravelLater(message, held)) {
        held.push(message)
        return []
      }
      const whole = held.length === 0 ? message : Buffer.concat([...held, message])
      held = []
      const { pglite } = running
      if (!hasCrashed(running)) {
        const answers = await pglite.execProtocolStream(whole, options)
        if (!hasCrashed(running)) return answers
      }
      throw new Error('The embedded database stopped: its disk is full or failing.', { cause: running.crash })
    },
  }
  return {
    pgConfig: {
      // A new one each time it is read: an abandoned client must not leave its listeners on the next one's connection.
      get connection() {
        return createPgConfig(face as unknown as PGlite).connection
      },
    },
    disk,
    dump: () => running.pglite.dumpDataDir('none'),
    close: async () => {
      if (!hasCrashed(running)) await running.pglite.close()
    },
  }
}

type AdapterView = Pick<PGlite, 'waitReady' | 'execProtocolStream'>

/** Parse, bind, describe and execute are answered no earlier than the sync that follows them. */
const waitingKinds = new Set(['P', 'B', 'D', 'E'].map((letter) => letter.charCodeAt(0)))
/** PostgreSQL takes in 8 kB at once; a longer parcel could leave a rest behind after a crash, which PGlite reads for ever. */
const parcelLimit = 8_000

function canTravelLater(message: Uint8Array, held: readonly Uint8Array[]): boolean {
  const size = held.reduce((total, part) => total + part.length, message.length)
  return size < parcelLimit && waitingKinds.has(message[0] ?? 0)
}

type Running = { pglite: PGlite; crash: unknown }

const hasCrashed = ({ crash }: Running): boolean => crash !== undefined

async function startPglite(home: EngineHome, disk: DiskCounter): Promise<Running> {
  const extensions = { citext, pg_trgm, unaccent }
  const pglite =
    home.folder === undefined
      ? await PGlite.create({ extensions, ...(home.dump ? { loadDataDir: home.dump } : {}) })
      : await PGlite.create({ extensions, startParams, fs: durableFiles(home.folder, disk) })
  const running: Running = { pglite, crash: undefined }
  watchForCrash(pglite, running)
  return running
}

type Insides = {
  _PostgresMainLoopOnce: () => void
  _pq_buffer_remaining_data: () => number
  FS: { streams?: ({ nfd?: number } | null | undefined)[] }
}

/** Errors of SQL leave PostgreSQL's loop with this status; everything else that is thrown means that it is gone. */
const ordinaryError = 100

function watchForCrash(pglite: PGlite, running: Running): void {
  const insides = pglite.Module as unknown as Insides
  const once = insides._PostgresMainLoopOnce
  insides._PostgresMainLoopOnce = () => {
    if (running.crash !== undefined) throw running.crash as Error
    try {
      once()
    } catch (error) {
      if ((error as { status?: unknown }).status !== ordinaryError) {
        running.crash = error ?? new Error('PGlite stopped')
        insides._pq_buffer_remaining_data = () => 0
        closeFiles(insides)
      }
      throw error
    }
  }
}

/** The dead engine's descriptors, so that a disk that stays full does not use them all up. */
function closeFiles({ FS }: Insides): void {
  for (const stream of FS.streams ?? []) {
    if (stream?.nfd === undefined) continue
    try {
      closeSync(stream.nfd)
    } catch {
      // Closed already: nothing to give back.
    }
  }
}
