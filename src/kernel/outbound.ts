/** The one door to other servers: a look at a page of a host that was configured, or a message to one that was entered. */
import type { Answer, NoAnswer } from './answer.ts'
import { seconds } from './clock.ts'
import { post, type Posting } from './post.ts'

export type Outbound = {
  /** Follows no redirect and sends no cookie. Never throws. */
  look(url: string, options?: LookOptions): Promise<Answer | NoAnswer>
  /** To an address that an owner typed; see post.ts. Never throws. */
  post(url: string, posting: Posting): Promise<Answer | NoAnswer>
}

/** `patience`: for the whole answer, in ms. */
export type LookOptions = { headers?: Readonly<Record<string, string>>; patience?: number }

const largest = 512 * 1_024

/** `isConfigured` says which addresses are the business of this Latchkey. `usualPatience`: where the look names none. */
export function createOutbound(
  isConfigured: (url: URL) => boolean | Promise<boolean>,
  usualPatience = seconds(8),
): Outbound {
  return {
    post,

    async look(url, { headers, patience = usualPatience } = {}) {
      try {
        if (!URL.canParse(url) || !(await isConfigured(new URL(url))))
          return { kind: 'none', because: 'not-configured' }
        const response = await fetch(url, {
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
          headers: { 'user-agent': 'Latchkey', accept: 'text/html,*/*;q=0.1', ...headers },
        })
        const body = await readUpTo(response, largest)
        if (body === undefined) return { kind: 'none', because: 'too-large' }
        return {
          kind: 'answered',
          status: response.status,
          header: (name) => response.headers.get(name) ?? undefined,
          body,
        }
      } catch (error) {
        return { kind: 'none', because: reasonOf(error) }
      }
    },
  }
}

async function readUpTo(response: Response, limit: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    // Leaving the loop cancels the rest of the answer.
    if (size > limit) return undefined
    pieces.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

function reasonOf(error: unknown): NoAnswer['because'] {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  const { code = '' } = (error as { cause?: { code?: string } }).cause ?? {}
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host'
  if (code === 'ECONNREFUSED') return 'refused'
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate'
  return 'unreachable'
}
