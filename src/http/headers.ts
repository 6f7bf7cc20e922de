/** Security headers for every answer; pages that need another policy set their own over it. */
import helmet from 'helmet'
import type { RequestHandler, Response } from 'express'
import { days } from '../kernel/clock.ts'

export function securityHeaders(settings: { isHttps: boolean }): RequestHandler {
  const headers = fixedHeaders(settings)
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

/** What helmet says to every request alike, asked for once: its dozen functions need not run on the hot path. */
function fixedHeaders(settings: { isHttps: boolean }): [string, string][] {
  const headers: [string, string][] = []
  const collecting = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  }
  policies(settings)({} as never, collecting as unknown as Response, () => undefined)
  return headers
}

function policies(settings: { isHttps: boolean }) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: settings.isHttps && { maxAge: days(730) / 1_000, includeSubDomains: false },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
}

/** Pages made for one person at one moment: kept by no cache, shared or private. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}
