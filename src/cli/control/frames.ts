/** The language on the control socket: a command goes up in a header, its input as the body, one JSON frame a line comes back. */
import { z } from 'zod'

export const commandPath = '/command'
/** Base64url of an `Order`, so that names and paths of any script pass through HTTP. */
export const orderHeader = 'latchkey-order'

/** Both sides must be the same Latchkey: a server left running through an update may read options differently. */
const order = z.object({ name: z.string(), given: z.record(z.string(), z.unknown()), version: z.string() })
export type Order = z.infer<typeof order>

const frame = z.union([
  z.object({ out: z.string() }),
  z.object({ say: z.string() }),
  z.object({ progress: z.string() }),
  z.object({ exit: z.number().int() }),
])
export type Frame = z.infer<typeof frame>

export const writeOrder = (given: Order): string => Buffer.from(JSON.stringify(given)).toString('base64url')

/** Undefined when it is none. */
export function readOrder(header: unknown): Order | undefined {
  if (typeof header !== 'string') return undefined
  return order.safeParse(parsed(Buffer.from(header, 'base64url').toString())).data
}

export const writeFrame = (given: Frame): string => `${JSON.stringify(given)}\n`
export const readFrame = (line: string): Frame => frame.parse(parsed(line))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
