/** Where the browser goes next: the checked return_to, and the two URLs of the identity provider with what Zendesk adds. */
import { epochSeconds } from '../../kernel/clock.ts'
import type { PracticeState } from './practice-state.ts'

const brandId = '360000000001'
const localeId = '1'

export type ReturnTarget = { kind: 'own' | 'foreign'; url: string } | { kind: 'none' }

/** Relative or absolute. What is no web address, too long or inside /access counts as none. Own targets come back absolute. */
export function readReturnTo(given: string | undefined, origin: string, brandOrigins: readonly string[]): ReturnTarget {
  if (!given || given.length > 2_000 || !URL.canParse(given, origin)) return { kind: 'none' }
  const url = new URL(given, origin)
  if (!['https:', 'http:'].includes(url.protocol) || url.username || url.password) return { kind: 'none' }
  if (![origin, ...brandOrigins].includes(url.origin)) return { kind: 'foreign', url: url.href }
  // /access/logout as a target would undo the sign-in, /access/login would start it again.
  return /^\/+access(\/|$)/i.test(url.pathname) ? { kind: 'none' } : { kind: 'own', url: url.href }
}

/** The Remote login URL with what Zendesk appends; undefined when none is configured. */
export function remoteLogin(state: PracticeState, returnTo: string, now: Date): string | undefined {
  const url = configured(state.remoteLoginUrl)
  if (!url) return undefined
  url.searchParams.append('brand_id', brandId)
  url.searchParams.append('locale_id', localeId)
  url.searchParams.append('return_to', returnTo)
  url.searchParams.append('timestamp', String(epochSeconds(now)))
  return url.href
}

export type Departure = {
  email?: string | undefined
  externalId?: string | undefined
  returnTo?: string | undefined
  /** Only after a failure: then Zendesk also says kind=error. */
  message?: string | undefined
}

/** The Remote logout URL; blank `email` and `external_id` in the configured one keep Zendesk from adding them. */
export function remoteLogout(state: PracticeState, departure: Departure): string | undefined {
  const url = configured(state.remoteLogoutUrl)
  if (!url) return undefined
  appendDeparture(url, departure)
  return url.href
}

/** Where a failure shows when there is no Remote logout URL. Nothing of the person belongs in this address. */
export function unauthenticated(origin: string, message: string): string {
  const url = new URL('/access/unauthenticated', origin)
  appendDeparture(url, { message })
  return url.href
}

function appendDeparture(url: URL, { message, email, externalId, returnTo }: Departure): void {
  const isSuppressed = (name: string) => url.searchParams.get(name) === ''
  const hidesEmail = isSuppressed('email')
  const hidesExternalId = isSuppressed('external_id')
  if (message !== undefined) {
    url.searchParams.append('kind', 'error')
    url.searchParams.append('message', message)
  }
  if (email !== undefined && !hidesEmail) url.searchParams.append('email', email)
  if (externalId !== undefined && !hidesExternalId) url.searchParams.append('external_id', externalId)
  url.searchParams.append('brand_id', brandId)
  if (returnTo !== undefined) url.searchParams.append('return_to', returnTo)
}

function configured(address: string): URL | undefined {
  const isWebAddress = URL.canParse(address) && /^https?:/i.test(address)
  return isWebAddress ? new URL(address) : undefined
}
