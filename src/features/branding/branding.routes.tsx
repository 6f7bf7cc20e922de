/** What the organisation's looks are made of, for every page and everybody: its colour and its logo. */
import { Router, type RequestHandler, type Response } from 'express'
import { singleParameter } from '../../http/form.ts'
import { days } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import { accentStyle, accentStyleHref } from './accent.ts'
import type { KnownBranding } from './known-branding.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Brings `brand` up to date: the database is asked once a request, however often this is called. */
      readBrand?: () => Promise<void>
    }
  }
}

/** Every page has a brand, the last known one; asks nobody, so that it may stand before the hot path. */
export function lastKnownBrand(known: KnownBranding): RequestHandler {
  return (_request, response, next) => {
    response.locals.brand = known.lastBrand()
    let reading: Promise<void> | undefined
    response.locals.readBrand = () =>
      (reading ??= known.read().then(() => {
        response.locals.brand = known.lastBrand()
      }))
    next()
  }
}

/** Behind the hot path: pages show what is stored now. A sign-in that succeeds is no page; one that does not asks itself. */
export const presentBrand: RequestHandler = async (request, response, next) => {
  const isSignIn = request.method === 'POST' && request.path === '/sign-in'
  if (!isSignIn) await response.locals.readBrand?.()
  next()
}

/** Mounted before the sessions: these need none, and look the same to everybody. */
export function brandingRoutes(known: KnownBranding): Router {
  return Router()
    .get('/branding.css', async (request, response) => {
      const { accent } = await known.read()
      const isNamed = accent !== undefined && request.originalUrl === accentStyleHref(accent)
      keepFor(response, isNamed ? days(365) : 0)
      response.type('css').send(accentStyle(accent))
    })

    .get('/branding/logo', async (request, response) => {
      const hash = singleParameter(request, 'v') ?? ''
      const logo = /^[0-9a-f]+$/.test(hash) ? await known.findLogo(hash) : undefined
      if (!logo) throw new AppError('page.not-found')
      keepFor(response, days(365))
      response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
      response.setHeader('Content-Type', logo.mediaType)
      response.send(logo.bytes)
    })
}

/** Under an address that names what is in it, an answer is good for ever. */
function keepFor(response: Response, milliseconds: number): void {
  response.setHeader(
    'Cache-Control',
    milliseconds === 0 ? 'no-cache' : `public, max-age=${milliseconds / 1_000}, immutable`,
  )
}
