/**
 * Posts to an address that somebody typed. Whoever can type one must not reach, through us, what only we can reach: the
 * host is looked up, every address of it is judged, and the connection goes to one that passed, never to a second look-up.
 */
import { lookup as lookUp } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { seconds } from './clock.ts'
import type { Answer, NoAnswer } from './answer.ts'
import { isLoopback, isPublicAddress } from './public-address.ts'

export type Posting = {
  headers: Readonly<Record<string, string>>
  body: string
  /** For the whole answer, in ms. */
  patience?: number
  /** `internet`: https to public addresses alone. `loopback-too`: this machine as well, over http if need be. */
  reach: 'internet' | 'loopback-too'
}

/** Of an answer; what comes after is not read. In bytes. */
const largest = 16 * 1_024

/** Follows no redirect and sends no cookie. Never throws. */
export async function post(url: string, posting: Posting): Promise<Answer | NoAnswer> {
  if (!URL.canParse(url)) return none('not-configured')
  const target = new URL(url)
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) || (posting.reach === 'loopback-too' && isLoopback(address))
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && posting.reach === 'loopback-too')) {
    return none('not-configured')
  }
  const literal = target.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !isAllowed(literal)) return none('private-address')
  return new Promise((resolve) => send(target, posting, guarded(isAllowed), resolve))
}

function send(
  target: URL,
  posting: Posting,
  lookup: LookupFunction,
  resolve: (answer: Answer | NoAnswer) => void,
): void {
  const { headers, body, patience = seconds(15) } = posting
  const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, {
    method: 'POST',
    lookup,
    // A connection of its own: one that was kept open may lead somewhere else by now.
    agent: false,
    signal: AbortSignal.timeout(patience),
    headers: { 'user-agent': 'Latchkey', 'content-length': Buffer.byteLength(body), ...headers },
  })
  request.once('error', (error) => resolve(none(reasonOf(error))))
  request.once('response', (response) => {
    readSome(response).then(
      (text) => {
        resolve({ kind: 'answered', status: response.statusCode ?? 0, header: headerOf(response), body: text })
        request.destroy()
      },
      (error: unknown) => resolve(none(reasonOf(error))),
    )
  })
  request.end(body)
}

/** Every address has to pass: one that does not among others that do is how a name is turned against us. */
const guarded =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      // Of a name that is not found there is no list at all, and what throws in here ends the process.
      const [first] = error ? [] : found
      if (error) callback(error, '', 0)
      else if (!first || !found.every(({ address }) => isAllowed(address))) callback(inwardHost(), '', 0)
      else if (options.all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }

const inwardHost = (): NodeJS.ErrnoException => Object.assign(new Error('leads inward'), { code: 'ELEADSINWARD' })

async function readSome(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size > largest) break
  }
  return Buffer.concat(pieces).subarray(0, largest).toString('utf8')
}

const headerOf =
  ({ headers }: IncomingMessage) =>
  (name: string): string | undefined =>
    [headers[name.toLowerCase()]].flat()[0]

const none = (because: NoAnswer['because']): NoAnswer => ({ kind: 'none', because })

function reasonOf(error: unknown): NoAnswer['because'] {
  const { name = '', code = '' } = error as { name?: string; code?: string }
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout'
  if (code === 'ELEADSINWARD') return 'private-address'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host'
  if (code === 'ECONNREFUSED') return 'refused'
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate'
  return 'unreachable'
}
