/**
 * Decides whether the `return_to` of a request may go on to Zendesk. Everything about it is under a stranger's control:
 * Zendesk signs nothing, and Zendesk itself has redirectors that would carry a fresh session to a foreign host.
 *
 * An accepted value is passed on byte for byte. Zendesk's reader and ours may differ, so instead of repairing a value
 * we accept only spellings that leave a reader nothing to interpret.
 */
export type ReturnToRefusal =
  | 'not-a-string'
  | 'too-long'
  | 'control-character'
  | 'outer-blank'
  | 'backslash'
  | 'double-slash'
  | 'not-a-path'
  | 'not-https'
  | 'user-info'
  | 'port'
  | 'foreign-host'
  | 'forbidden-path'

export type ReadReturnTo =
  { kind: 'none' } | { kind: 'accepted'; value: string } | { kind: 'dropped'; why: ReturnToRefusal }

/** `origin` is the Zendesk origin of the app (scheme, host, port); `hosts` are the further hosts its people may return to. */
export type ReturnToApp = { origin: string; hosts: readonly string[] }

const maxLength = 2_000

export function readReturnTo(given: unknown, app: ReturnToApp): ReadReturnTo {
  if (given === undefined || given === '') return { kind: 'none' }
  if (typeof given !== 'string') return { kind: 'dropped', why: 'not-a-string' }
  const why = whyUnreadable(given) ?? (given.startsWith('/') ? whyNotPath(given, app) : whyNotUrl(given, app))
  return why ? { kind: 'dropped', why } : { kind: 'accepted', value: given }
}

function whyUnreadable(value: string): ReturnToRefusal | undefined {
  if (value.length > maxLength) return 'too-long'
  // Browsers delete tabs and line breaks inside a URL; Unicode's own line ends and lone surrogates fare no better.
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)) return 'control-character'
  if (value.trim() !== value) return 'outer-blank'
  if (value.includes('\\')) return 'backslash'
  return undefined
}

function whyNotPath(value: string, app: ReturnToApp): ReturnToRefusal | undefined {
  if (value.startsWith('//')) return 'double-slash'
  const url = parse(value, app.origin)
  return url?.origin === new URL(app.origin).origin ? whyForbidden(url.pathname) : 'not-a-path'
}

function whyNotUrl(value: string, app: ReturnToApp): ReturnToRefusal | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) return 'not-a-path'
  // Read the authority from the text itself, not from what a parser makes of 'https:acme', '％61' or 'acme。zendesk'.
  const written = /^(https?):\/\/([^/?#]*)/i.exec(value)
  const url = parse(value)
  if (!written || !url) return 'not-https'
  const authority = (written[2] ?? '').toLowerCase()
  if (authority.includes('@')) return 'user-info'

  const home = new URL(app.origin)
  const isHome = url.origin === home.origin && (authority === home.host || authority === `${home.hostname}:443`)
  if (!isHome) {
    if (url.protocol !== 'https:') return 'not-https'
    if (url.port !== '') return 'port'
    const host = authority.replace(/:443$/, '')
    const isListed = app.hosts.some((listed) => listed.toLowerCase() === host)
    if (!isListed || url.host !== host) return 'foreign-host'
  }
  return whyForbidden(url.pathname)
}

/** Looks at the path as it is and as it is after each further decoding that some server behind might do. */
function whyForbidden(pathname: string): ReturnToRefusal | undefined {
  let path = pathname
  for (let round = 0; round < 10; round++) {
    if (/[\p{Cc}\\]/u.test(path)) return 'forbidden-path'
    const resolved = withoutDotSegments(path)
    // '/.//evil.example' stays here, but becomes '//evil.example' in the Location header of a careless redirect.
    if (path.startsWith('//') || resolved.startsWith('//')) return 'double-slash'
    // Both, since a server that decodes '/ping%2f..' need not resolve it as well.
    if (isForbidden(path) || isForbidden(resolved)) return 'forbidden-path'
    const decoded = decodeAscii(path)
    if (decoded === path) return undefined
    path = decoded
  }
  return 'forbidden-path'
}

const isForbidden = (path: string): boolean => /^\/+(?:access|ping)(?:[/.?#]|$)/i.test(path.replace(/\s/gu, ''))

function withoutDotSegments(path: string): string {
  const kept: string[] = []
  for (const segment of path
    .replace(/;[^/]*/g, '')
    .split('/')
    .slice(1)) {
    if (segment === '..') kept.pop()
    else if (segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/')}`
}

function decodeAscii(path: string): string {
  return path.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function parse(value: string, base?: string): URL | undefined {
  return URL.canParse(value, base) ? new URL(value, base) : undefined
}
