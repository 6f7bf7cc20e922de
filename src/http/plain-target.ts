/** Refuses request lines that name no path, such as `OPTIONS *`: nothing here has an answer to them. */
import type { RequestHandler } from 'express'
import { AppError } from '../kernel/errors.ts'

export const plainTarget: RequestHandler = (request, _response, next) =>
  next(request.url.startsWith('/') ? undefined : new AppError('input.malformed'))
