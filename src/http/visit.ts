/** What a request says of whoever sends it: where from, in which browser. Said by them, so it proves nothing. */
import type { Request } from 'express'
import { readOwnCookie } from './own-cookies.ts'
import { sourceOf } from './source-address.ts'

/** Cut to what a browser may say and a page can show. */
export const userAgentOf = (request: Request): string | undefined => request.get('user-agent')?.slice(0, 300)

/** What every try to prove something comes with; the cookie tells a browser that is known already. */
export const visitOf = ({ config }: { config: { isHttps: boolean } }, request: Request) => ({
  source: sourceOf(request.ip),
  ip: request.ip,
  requestId: request.res?.locals.requestId ?? '',
  deviceToken: readOwnCookie(request, config.isHttps, { name: 'device' }),
  userAgent: userAgentOf(request),
})
