/** How pages name a session: whoever reads one must not learn the id, which opens it. As `sessions.store.ts` computes it. */
import { createHash } from 'node:crypto'

export const sessionHandle = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

/** Whether `text` could be a handle at all. */
export const isSessionHandle = (text: unknown): text is string => typeof text === 'string' && /^[\da-f]{64}$/.test(text)
