/** Refuses request lines that name no path, such as `OPTIONS *`, and those that want to hear themselves: nothing here answers. */
import type { Request, RequestHandler } from 'express'
import { AppError } from '../kernel/errors.ts'

export const plainTarget: RequestHandler = (request, _response, next) => next(faultOf(request))

function faultOf({ method, url }: Request): AppError | undefined {
  if (method === 'TRACE') return new AppError('method.not-allowed')
  return url.startsWith('/') ? undefined : new AppError('input.malformed')
}
