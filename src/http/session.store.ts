/**
 * Sessions in the database, for express-session. Written when something changed and a few times an hour while a member
 * is active; ended sessions stay ended, whatever a request that was under way still wants to save.
 */
import type { Request } from 'express'
import { Store, type SessionData } from 'express-session'
import type { Database } from '../db/connect.ts'
import { after, minutes, type Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { limitsOf, usualMinutes, type SessionLimits, type StoredLimits } from '../kernel/session-limits.ts'

/** Its end is moved on at most this often while a member is active; the requests between cost no writing. */
const touchEvery = ({ idle }: SessionLimits): number => Math.min(minutes(5), idle / 10)

/** How far the clocks of two servers on one database may be apart. */
const clocksDiffer = minutes(1)

declare module 'express-session' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
  interface SessionData {
    /** Milliseconds since 1970: when the member proved who they are. */
    signedInAt: number
    /** The member's session epoch at that time; another one now means that all sessions were ended since. */
    epoch: number
    /** What they proved themselves with: see features/sessions/proof.ts. Missing on sessions from before there was a choice. */
    proofs?: string[]
    /** Where from, and with what, as the request said. */
    ip?: string | undefined
    userAgent?: string | undefined
    /** Milliseconds since 1970: when they proved it again, for something dangerous. */
    provedAt?: number
    /** Milliseconds since 1970: when the loaded session ends. Missing on one that was made in this request. */
    expiresAt?: number
    /** How long it lives, as set when it was loaded. Milliseconds. */
    limits?: SessionLimits
  }
}

type Done = (error?: unknown) => void

export type SessionStoreDeps = { database: Database; clock: Clock; log: Log }

/** What touching needs to know of a session. Milliseconds since 1970. */
export type KnownSession = Pick<SessionData, 'signedInAt'> & { expiresAt: number; limits: SessionLimits }

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

  /**
   * What began after this moment began by a clock that was ahead, and was set back since. It counts as begun an idle time
   * ago: so it ends neither at once nor as much later as the clock was wrong, and no proof of it is young again.
   */
  async function inOurTime(sid: string, { sess, ...row }: StoredSession): Promise<SessionData> {
    const limits = limitsOf(row)
    const now = clock.now()
    const isAhead = sess.signedInAt > now.getTime() + clocksDiffer
    if (!isAhead) return { ...sess, expiresAt: row.expire.getTime(), limits }
    const signedInAt = now.getTime() - Math.min(limits.idle, limits.absolute / 2)
    const begun = { ...sess, signedInAt, provedAt: signedInAt }
    const expiry = expiryOf({ ...begun, limits }, now)
    await database.query(statements.update, [sid, JSON.stringify(begun), expiry, now], 'session-update')
    return { ...begun, expiresAt: expiry.getTime(), limits }
  }

  // A class, since express-session accepts nothing but descendants of its own.
  class SessionStore extends Store {
    override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
      database
        .query<StoredSession>(statements.get, [sid, clock.now()], 'session-get')
        .then(async ({ rows: [row] }) => {
          if (row?.is_current) return inOurTime(sid, row)
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
      const now = clock.now()
      const { expiresAt, limits, signedInAt } = session
      const writing =
        expiresAt === undefined || limits === undefined
          ? database.query(statements.insert, [sid, text, now], 'session-insert')
          : database.query(statements.update, [sid, text, expiryOf({ signedInAt, limits }, now), now], 'session-update')
      writing.then(() => void saved.set(session, text)).then(() => done(), refusing(done))
    }

    /** What was never written need not be deleted: a sign-in begins with a session made in its own request. */
    override regenerate(request: Request, done: Done): void {
      const { session, sessionStore } = request
      if (session.expiresAt !== undefined || saved.has(session as SessionData)) {
        super.regenerate(request, done)
        return
      }
      sessionStore.generate(request)
      done()
    }

    override destroy(sid: string, done: Done = ignored): void {
      database.query(statements.destroy, [sid], 'session-destroy').then(() => done(), refusing(done))
    }

    override touch(
      sid: string,
      { signedInAt, expiresAt, limits }: Pick<SessionData, 'signedInAt' | 'expiresAt' | 'limits'>,
      done: () => void = ignored,
    ): void {
      // Made in this request: its end is as far off as it can be.
      if (expiresAt === undefined || limits === undefined) {
        done()
        return
      }
      const now = clock.now()
      const expiry = expiryOf({ signedInAt, limits }, now)
      // Brought forward as well: its end was set by other limits, or by a clock that was ahead of this one.
      if (Math.abs(expiry.getTime() - expiresAt) < touchEvery(limits)) {
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

type StoredSession = { sess: SessionData; expire: Date; is_current: boolean } & StoredLimits

const statements = {
  // Wherever a session is honoured, its epoch is compared; the hop does it in a statement of its own.
  get: `
    select s.sess, s.expire, m.id is not null as is_current, st.idle_minutes, st.absolute_minutes
    from sessions s left join security_settings st on st.id = 1
      left join members m on m.id = s.member_id::uuid and m.session_epoch::text = s.sess ->> 'epoch'
    where s.sid = $1 and s.expire > $2`,
  // There already when the request that made it changed it once more. One that goes on under a new id began earlier; one
  // without a beginning has no second limit, and least() passes over what is null.
  insert: `
    insert into sessions (sid, sess, expire, last_seen_at) values (
      $1, $2,
      least(
        $3::timestamptz + coalesce((select idle_minutes from security_settings), ${usualMinutes.idle}) * interval '1 minute',
        to_timestamp(($2::json ->> 'signedInAt')::float8 / 1000) +
          coalesce((select absolute_minutes from security_settings), ${usualMinutes.absolute}) * interval '1 minute'
      ),
      $3
    )
    on conflict (sid) do update set sess = excluded.sess, expire = excluded.expire`,
  update: 'update sessions set sess = $2, expire = $3, last_seen_at = $4 where sid = $1',
  touch: 'update sessions set expire = $2, last_seen_at = $3 where sid = $1 and expire > $3',
  destroy: 'delete from sessions where sid = $1',
  deleteExpired: 'delete from sessions where expire <= $1',
}

function expiryOf({ signedInAt, limits }: { signedInAt: number | undefined; limits: SessionLimits }, now: Date): Date {
  const idle = after(now, limits.idle).getTime()
  // Made without a sign-in, it has no start to count from.
  const absolute = signedInAt === undefined ? idle : signedInAt + limits.absolute
  return new Date(Math.min(idle, absolute))
}

const storedOnly = (key: string, value: unknown): unknown =>
  key === 'expiresAt' || key === 'limits' ? undefined : value

const refusing =
  (done: Done) =>
  (cause: unknown): void =>
    done(new AppError('database.unavailable', { retryAfterSeconds: 10, cause }))

const ignored = (): void => undefined
