/** Who acts on a console page, and by which request: what every event that records it says. After `requireAction`. */
import type { Request, Response } from 'express'
import type { By } from '../events/event.ts'

export const byOf = ({ ip }: Request, { locals }: Response) =>
  ({ actor: `member:${locals.administrator.id}`, requestId: locals.requestId, ip }) as const satisfies By
