/** Small cookies of our own beside the session: one token each, for this host alone, out of reach of scripts. */
import type { Request, Response } from 'express'

export type OwnCookie = {
  name: 'device' | 'step' | 'registration'
  /** Milliseconds; without it, until the browser is closed. */ lasts?: number
}

/** The token in it; undefined when there is none, or what is there was never one of ours. */
export function readOwnCookie(request: Request, isHttps: boolean, { name }: OwnCookie): string | undefined {
  const value = (request.cookies as Record<string, unknown> | undefined)?.[nameOf(name, isHttps)]
  return typeof value === 'string' && /^[\w-]{43}$/.test(value) ? value : undefined
}

export function setOwnCookie(response: Response, isHttps: boolean, { name, lasts }: OwnCookie, token: string): void {
  response.cookie(nameOf(name, isHttps), token, { ...shape(isHttps), ...(lasts !== undefined && { maxAge: lasts }) })
}

export function dropOwnCookie(response: Response, isHttps: boolean, { name }: OwnCookie): void {
  response.clearCookie(nameOf(name, isHttps), shape(isHttps))
}

const nameOf = (name: OwnCookie['name'], isHttps: boolean): string => `${isHttps ? '__Host-' : ''}latchkey-${name}`

const shape = (isHttps: boolean) => ({ httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' }) as const
