/**
 * The HTTP server around an Express app. Express swaps the prototype of every request and response, which Node 20
 * punishes with most of its speed; objects that are born with the right prototype make the swap a no-op.
 */
import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http'
import type { Express } from 'express'

export function createHttpServer(app: Express): Server {
  return createServer(
    {
      ...bornAsExpressWantsThem(app),
      requestTimeout: 30_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      // A return_to of 2,000 characters may arrive escaped twice: once by Zendesk, once by the way through the sign-in.
      maxHeaderSize: 32_768,
    },
    app,
  )
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
