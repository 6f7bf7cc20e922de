/**
 * The HTTP server around an Express app. Express swaps the prototype of every request and response, which Node 20
 * punishes with most of its speed; objects that are born with the right prototype make the swap a no-op.
 */
import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http'
import type { Express, Response } from 'express'
import { minutes, seconds } from '../kernel/clock.ts'

export function createHttpServer(app: Express): Server {
  const server = createServer(
    {
      ...bornAsExpressWantsThem(app),
      // For uploads over a slow line; whatever else is sent has half a minute, below.
      requestTimeout: minutes(20),
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      // A return_to of 2,000 characters may arrive escaped twice: once by Zendesk, once by the way through the sign-in.
      maxHeaderSize: 32_768,
    },
    app,
  )
  return server.on('request', giveUpSlowBodies)
}

/** A form that is still arriving after half a minute is nobody's. Node knows one limit for all requests. */
function giveUpSlowBodies(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (length === undefined && encoding === undefined) return
  const timer = setTimeout(() => {
    const isUpload = (response as Partial<Response>).locals?.upload !== undefined
    if (!request.complete && !isUpload) request.socket.destroy()
  }, seconds(30)).unref()
  response.once('close', () => clearTimeout(timer))
}

/**
 * Node's classes with Express' prototypes between them and Node's own. They are classes because `super()` is the fast
 * way to build on Node's constructors: `Reflect.construct` is slower than the swap that this avoids (measured).
 */
function bornAsExpressWantsThem(app: Express) {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, app.request)
  Object.setPrototypeOf(Response.prototype, app.response)
  app.request = Request.prototype as Express['request']
  app.response = Response.prototype as Express['response']
  return { IncomingMessage: Request, ServerResponse: Response }
}
