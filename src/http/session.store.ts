/**
 * Sessions in the database, for express-session. Written when something changed and a few times an hour while a member
 * is active; ended sessions stay ended, whatever a request that was under way still wants to save.
 */
import { Store, type SessionData } from 'express-session'
import type { Database } from '../db/connect.ts'
import { after, hours, minutes, type Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'

/** A session ends after this much silence, and after this much time whatever happens. */
export const sessionLimits = { idle: hours(2), absolute: hours(12) } as const

/** Its end is moved on at most this often while a member is active; the requests between cost no writing. */
const touchEvery = minutes(5)

declare module 'express-session' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
  interface SessionData {
    /** Milliseconds since 1970: when the member proved who they are. */
    signedInAt: number
    /** The member's session epoch at that time; another one now means that all sessions were ended since. */
    epoch: number
    /** Milliseconds since 1970: when they proved it again, for something dangerous. */
    provedAt?: number
    /** Milliseconds since 1970: when the loaded session ends. Missing on one that was made in this request. */
    expiresAt?: number
  }
}

type Done = (error?: unknown) => void

export type SessionStoreDeps = { database: Database; clock: Clock; log: Log }

/** What touching needs to know of a session. Milliseconds since 1970. */
export type KnownSession = Pick<SessionData, 'signedInAt'> & { expiresAt: number }

export type DatabaseSessions = Store & {
  deleteExpired(): Promise<void>
  /** A touch for whoever has no session object at hand. A failure is logged and costs no page. */
  keepAlive(sid: string, known: KnownSession): Promise<void>
  end(sid: string): Promise<void>
}

/** A failing database is a 503 for whoever needs a session, and never the end of the process. */
export function createSessionStore({ database, clock, log }: SessionStoreDeps): DatabaseSessions {
  // A new session is saved twice: by passport, and as it is at the end of the request.
  const saved = new WeakMap<SessionData, string>()

  // A class, since express-session accepts nothing but descendants of its own.
  class SessionStore extends Store {
    override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
      database
        .query<StoredSession>(statements.get, [sid, clock.now()], 'session-get')
        .then(async ({ rows: [row] }) => {
          if (row?.is_current) return { ...row.sess, expiresAt: row.expire.getTime() }
          if (row) await this.end(sid)
          return undefined
        })
        .then((found) => done(null, found ?? null), refusing(done))
    }

    override set(sid: string, session: SessionData, done: Done = ignored): void {
      const text = JSON.stringify(session, storedOnly)
      if (saved.get(session) === text) {
        done()
        return
      }
      const isNew = session.expiresAt === undefined
      const [statement, name] = isNew ? [statements.insert, 'session-insert'] : [statements.update, 'session-update']
      database
        .query(statement, [sid, text, expiryOf(session, clock.now())], name)
        .then(() => void saved.set(session, text))
        .then(() => done(), refusing(done))
    }

    override destroy(sid: string, done: Done = ignored): void {
      database.query(statements.destroy, [sid], 'session-destroy').then(() => done(), refusing(done))
    }

    override touch(
      sid: string,
      session: Pick<SessionData, 'signedInAt' | 'expiresAt'>,
      done: () => void = ignored,
    ): void {
      const now = clock.now()
      const expiry = expiryOf(session, now)
      if (session.expiresAt !== undefined && expiry.getTime() - session.expiresAt < touchEvery) {
        done()
        return
      }
      // The page is made already; a session that ends a little early is no reason to lose it.
      database.query(statements.touch, [sid, expiry, now], 'session-touch').then(
        () => done(),
        (error: unknown) => {
          log.warn({ error }, 'session not touched')
          done()
        },
      )
    }

    async keepAlive(sid: string, known: KnownSession): Promise<void> {
      await new Promise<void>((resolve) => this.touch(sid, known, resolve))
    }

    async end(sid: string): Promise<void> {
      await database.query(statements.destroy, [sid], 'session-destroy')
    }

    async deleteExpired(): Promise<void> {
      await database.query(statements.deleteExpired, [clock.now()])
    }
  }
  return new SessionStore()
}

type StoredSession = { sess: SessionData; expire: Date; is_current: boolean }

const statements = {
  // Wherever a session is honoured, its epoch is compared; the hop does it in a statement of its own.
  get: `
    select s.sess, s.expire, m.id is not null as is_current
    from sessions s left join members m on m.id = s.member_id::uuid and m.session_epoch::text = s.sess ->> 'epoch'
    where s.sid = $1 and s.expire > $2`,
  // There already when the request that made it changed it once more.
  insert: `
    insert into sessions (sid, sess, expire) values ($1, $2, $3)
    on conflict (sid) do update set sess = excluded.sess, expire = excluded.expire`,
  update: 'update sessions set sess = $2, expire = $3 where sid = $1',
  touch: 'update sessions set expire = $2 where sid = $1 and expire > $3',
  destroy: 'delete from sessions where sid = $1',
  deleteExpired: 'delete from sessions where expire <= $1',
}

function expiryOf({ signedInAt }: Pick<SessionData, 'signedInAt'>, now: Date): Date {
  const idle = after(now, sessionLimits.idle).getTime()
  // Made without a sign-in, it has no start to count from.
  const absolute = (signedInAt as number | undefined) === undefined ? idle : signedInAt + sessionLimits.absolute
  return new Date(Math.min(idle, absolute))
}

const storedOnly = (key: string, value: unknown): unknown => (key === 'expiresAt' ? undefined : value)

const refusing =
  (done: Done) =>
  (cause: unknown): void =>
    done(new AppError('database.unavailable', { retryAfterSeconds: 10, cause }))

const ignored = (): void => undefined
