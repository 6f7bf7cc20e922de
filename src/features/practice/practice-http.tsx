/** HTTP for the practice Zendesk alone: headers, guards, its session cookie, pages. Latchkey's own plumbing is not used. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Clock } from '../../kernel/clock.ts'
import { hours } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { Visitor } from '../../../views/practice/practice-layout.tsx'
import { PracticeProblemPage } from '../../../views/practice/practice-problem-page.tsx'
import { forgetOldest, isTeamMember, type Person, type PracticeState } from './practice-state.ts'

export type HttpDeps = {
  clock: Clock
  random: Random
  /** Hears of a bug behind a 500; the page says nothing of it. */
  report?: (bug: unknown) => void
}

const cookieName = 'practice_session'
const sessionLength = hours(8)

export function sendPage(response: Response, status: number, page: VNode): void {
  response
    .status(status)
    .type('html')
    .send(`<!doctype html>${renderToString(page)}`)
}

/** One page for everything that went no further. */
export function sendProblem(
  request: Request,
  response: Response,
  deps: HttpDeps,
  state: PracticeState,
  problem: Problem,
): void {
  const { status, ...words } = problem
  sendPage(response, status, <PracticeProblemPage visitor={describeVisitor(request, deps, state)} {...words} />)
}
export type Problem = { status: number; title: string; sentence: string }

/** The origin the browser sees. Until one is set, the one it asked for. */
export const originOf = (state: PracticeState, request: Request): string =>
  state.origin ?? `http://${request.headers.host ?? 'localhost'}`

/** Who is signed in here, as the layout shows it, and the page they are on, to come back to. */
export function describeVisitor(request: Request, deps: HttpDeps, state: PracticeState): Visitor {
  const person = findPerson(request, deps, state)
  const isPage = request.method === 'GET' && !/^\/(access|admin)\b/.test(request.originalUrl)
  return {
    subdomain: state.subdomain,
    name: person?.name,
    isTeamMember: person !== undefined && isTeamMember(person.role),
    path: isPage ? request.originalUrl : '/hc',
  }
}

export function findPerson(request: Request, { clock }: HttpDeps, state: PracticeState): Person | undefined {
  const session = state.sessions.get(readCookie(request) ?? '')
  if (!session || clock.now().getTime() - session.startedAt.getTime() > sessionLength) return undefined
  return state.people.find(({ id, isSuspended, isDeleted }) => id === session.personId && !isSuspended && !isDeleted)
}

/** Always under a new id, so that nobody can hand a browser a session they know. */
export function startSession(
  request: Request,
  response: Response,
  deps: HttpDeps,
  state: PracticeState,
  person: Person,
): void {
  state.sessions.delete(readCookie(request) ?? '')
  const id = deps.random.token()
  state.sessions.set(id, { personId: person.id, startedAt: deps.clock.now() })
  forgetOldest(state.sessions, 10_000)
  response.cookie(cookieName, id, cookieOptions(state))
}

export function endSession(request: Request, response: Response, state: PracticeState): void {
  state.sessions.delete(readCookie(request) ?? '')
  response.clearCookie(cookieName, cookieOptions(state))
}

export const setHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    // With no-referrer a browser would send "Origin: null" with the form of the Admin Center page.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
  next()
}

/** Answers under its own names only, so that a foreign name pointed at this machine reads and changes nothing. */
export const requireOwnHost =
  (state: PracticeState): RequestHandler =>
  (request, response, next) => {
    const host = request.headers.host ?? ''
    const hostname = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
    const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\]|[\w.-]+\.localhost)$/.test(hostname)
    const origins = [state.origin ?? '', ...state.brandOrigins]
    if (isLoopback || origins.some((origin) => hostOf(origin) === host)) next()
    else response.status(421).type('text').send('This practice Zendesk is not reached under that name.\n')
  }

export const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** For forms of this app: the page that sent them must have come from here. */
export const requireSameOrigin =
  (deps: HttpDeps, state: PracticeState): RequestHandler =>
  (request, response, next) => {
    const { origin, host } = request.headers
    const sentence = 'This form was not sent by a page of this practice Zendesk. Nothing was changed.'
    if (origin && hostOf(origin) === host) next()
    else sendProblem(request, response, deps, state, { status: 403, title: 'Not accepted', sentence })
  }

export function sendStylesheet(): RequestHandler {
  const stylesheet = readFileSync(findAsset('practice.css'), 'utf8')
  return (_request, response) => {
    response.set('Cache-Control', 'max-age=60').type('css').send(stylesheet)
  }
}

export const answerNotFound =
  (deps: HttpDeps, state: PracticeState): RequestHandler =>
  (request, response) => {
    const sentence = 'You may have mistyped the address, or the page has moved.'
    sendProblem(request, response, deps, state, { status: 404, title: 'Not Found', sentence })
  }

export const answerFault =
  (deps: HttpDeps, state: PracticeState): ErrorRequestHandler =>
  (fault: unknown, request, response, next) => {
    if (response.headersSent) {
      next(fault)
      return
    }
    const status = readStatus(fault)
    if (status === 500) deps.report?.(fault)
    sendProblem(request, response, deps, state, { status, ...(faultWords[status] ?? faultWords.other) })
  }

const faultWords: Record<number, Omit<Problem, 'status'>> & { other: Omit<Problem, 'status'> } = {
  413: { title: 'Too large', sentence: 'What was sent is larger than this page takes.' },
  500: { title: 'Something went wrong', sentence: 'This is a fault of the practice Zendesk, not of what you did.' },
  other: { title: 'Not understood', sentence: 'What was sent could not be read.' },
}

/** express and its body parser mark what the sender did wrong with a 4xx; everything else is a bug. */
function readStatus(fault: unknown): number {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function readCookie(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
}

const cookieOptions = (state: PracticeState) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: state.origin?.startsWith('https:') ?? false }) as const

/** The sources and the bundle lie at different depths below the folder that holds views/. */
function findAsset(name: string): string {
  const start = dirname(fileURLToPath(import.meta.url))
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'views', 'assets', name)
    if (existsSync(file)) return file
    if (folder === dirname(folder)) throw new Error(`views/assets/${name} was not found above ${start}`)
  }
}
