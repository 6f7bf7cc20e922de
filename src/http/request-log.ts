/** Gives every request an id and writes one line about it: route and status, never a query, body, cookie or address. */
import type { RequestHandler } from 'express'
import type { Log } from '../kernel/log.ts'
import type { Random } from '../kernel/random.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Twelve random bytes, base64url: the reference a person can quote from any page. */
      requestId: string
    }
  }
}

export function requestLog(log: Log, random: Random): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.locals.requestId = random.token(12)
    response.setHeader('X-Request-Id', response.locals.requestId)
    response.once('finish', () => {
      log.info(
        {
          requestId: response.locals.requestId,
          method: request.method,
          route: routeOf(request),
          status: response.statusCode,
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
        },
        'request',
      )
    })
    next()
  }
}

/** The pattern that matched ("/setup/:token"), so that no token and no name out of a path reaches the log. */
function routeOf(request: Parameters<RequestHandler>[0]): string {
  const route = request.route as { path?: unknown } | undefined
  return typeof route?.path === 'string' ? request.baseUrl + route.path : '(none)'
}
