/** Who is signed in: express-session in the database, passport on top. Looking at a page makes no session. */
import { parseCookie } from 'cookie'
import { signedCookie } from 'cookie-parser'
import session from 'express-session'
import { Router, type Request, type RequestHandler } from 'express'
import passport from 'passport'
import type { Database } from '../db/connect.ts'
import { minutes, type Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import { createSessionStore, type KnownSession } from './session.store.ts'
import { userAgentOf } from './visit.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface User {
      /** Our id of the member. Everything else is read from the store when it is needed. */
      id: string
      /** The epoch of the member's sessions that this one was made in. */
      sessionEpoch: number
      /** What they proved themselves with. */
      proofs: readonly string[]
      /** Milliseconds since 1970, of a session that goes on under a new id; without it, it begins now. */
      signedInAt?: number | undefined
      provedAt?: number | undefined
    }
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Makes the browser forget the session cookie; the session itself is ended by `endSession`. */
      dropSessionCookie: () => void
    }
  }
}

export type SessionSettings = {
  database: Database
  secrets: readonly string[]
  isHttps: boolean
  clock: Clock
  log: Log
}

export type Sessions = {
  /** For pages: `request.session`, `request.user`. */
  middleware: RequestHandler
  /** The session that a request's cookie names and our signature vouches for; it may have ended. */
  idOf(request: Request): string | undefined
  /** Moves the end of a session on, when that is due: for a route that does without the middleware. */
  keepAlive(sessionId: string, known: KnownSession): Promise<void>
  /** Ends a session by its id, at once. */
  end(sessionId: string): Promise<void>
  /** Stops the clean-up of expired sessions. */
  close(): void
}

export function sessions(settings: SessionSettings): Sessions {
  const { clock, isHttps, log } = settings
  const secrets = [...settings.secrets]
  const store = createSessionStore(settings)
  const name = isHttps ? '__Host-latchkey' : 'latchkey'
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' } as const
  const cleaning = setInterval(() => {
    store.deleteExpired().catch((error: unknown) => log.warn({ error }, 'expired sessions not deleted'))
  }, minutes(15)).unref()

  const middleware = Router().use(
    sayHttps(isHttps),
    session({ store, name, secret: secrets, cookie, resave: false, saveUninitialized: false, proxy: true }),
    (_request, response, next) => {
      response.locals.dropSessionCookie = () => response.clearCookie(name, cookie)
      next()
    },
    createAuthenticator(clock).session() as RequestHandler,
  )
  return {
    middleware,
    idOf(request) {
      const value = parseCookie(request.headers.cookie ?? '')[name]
      const id = value?.startsWith('s:') ? signedCookie(value, secrets) : false
      return id === false ? undefined : id
    },
    keepAlive: (sessionId, known) => store.keepAlive(sessionId, known),
    end: (sessionId) => store.end(sessionId),
    close: () => clearInterval(cleaning),
  }
}

type Serialized = (error: unknown, id?: string) => void
type Deserialized = (error: unknown, user?: Express.User | false) => void

/** A passport that keeps little in the session: our id of the member, how and when they signed in, and their epoch then. */
function createAuthenticator(clock: Clock): passport.Authenticator {
  const authenticator = new passport.Passport()
  authenticator.serializeUser((request: Request, user: Express.User, done: Serialized) => {
    // Here, between the new session id and the one write that saves it.
    request.session.signedInAt = user.signedInAt ?? clock.now().getTime()
    if (user.provedAt !== undefined) request.session.provedAt = user.provedAt
    request.session.epoch = user.sessionEpoch
    request.session.proofs = [...user.proofs]
    request.session.ip = request.ip
    request.session.userAgent = userAgentOf(request)
    done(null, user.id)
  })
  authenticator.deserializeUser((request: Request, id: string, done: Deserialized) => {
    const { epoch, proofs = [] } = request.session
    done(null, epoch === undefined ? false : { id, sessionEpoch: epoch, proofs })
  })
  return authenticator
}

/**
 * Signs the member in, under a new session id: whoever knew the old one knows nothing. `sessionEpoch` is the one that was
 * read together with what they proved: when their sessions were ended since, this one is ended already.
 */
export async function startSession(request: Request, { id, sessionEpoch, proofs }: Express.User): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.logIn({ id, sessionEpoch, proofs }, settling(resolve, reject))
  })
}

/**
 * Goes on with the session of this request under a new id, since it is worth more from now on: the old id is dead. When it
 * ends at the latest still counts from the sign-in. `sessionEpoch`: another one, when all sessions were ended but this one.
 */
export async function renewSession(
  request: Request,
  given: { proofs?: readonly string[]; provedAt?: Date; sessionEpoch?: number },
): Promise<void> {
  const { user } = request
  if (!user) throw new Error('only a session of somebody can go on')
  const { signedInAt, provedAt } = request.session
  const renewed: Express.User = {
    id: user.id,
    sessionEpoch: given.sessionEpoch ?? user.sessionEpoch,
    proofs: [...new Set([...user.proofs, ...(given.proofs ?? [])])],
    signedInAt,
    provedAt: given.provedAt?.getTime() ?? provedAt,
  }
  await new Promise<void>((resolve, reject) => {
    request.logIn(renewed, settling(resolve, reject))
  })
}

/** Ends this browser's session at once, in the database; a copy of its cookie is worth nothing from here on. */
export async function endSession(request: Request): Promise<void> {
  request.user = undefined
  request.res?.locals.dropSessionCookie()
  const current = request.session as typeof request.session | undefined
  await new Promise<void>((resolve, reject) => {
    if (current) current.destroy(settling(resolve, reject))
    else resolve()
  })
}

const settling = (resolve: () => void, reject: (error: Error) => void) => (error?: Error | null) => {
  if (error) reject(error)
  else resolve()
}

/** TLS may end at a proxy that does not say so; PUBLIC_URL says whether browsers come by https and get a Secure cookie. */
function sayHttps(isHttps: boolean): RequestHandler {
  return (request, _response, next) => {
    if (isHttps) request.headers['x-forwarded-proto'] = 'https'
    next()
  }
}
