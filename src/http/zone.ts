/** The viewer's time zone, as the browser module `moment` left it in a cookie. Undefined: not known, or nothing we know. */
import type { Request } from 'express'
import { isZone } from '../kernel/zone-days.ts'

const cookieName = 'latchkey-zone'

export function zoneOf(request: Request): string | undefined {
  const given = (request.cookies as Record<string, unknown> | undefined)?.[cookieName]
  return typeof given === 'string' && isZone(given) ? given : undefined
}
