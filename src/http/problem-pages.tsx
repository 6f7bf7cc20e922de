/** Turns whatever was thrown on a page into a page: words for a person, a reference, and a way on. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Config } from '../config/config.ts'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { wordsOf } from '../../views/languages/catalogue.ts'
import type { Speech } from '../../views/languages/speak.tsx'
import { renderPage } from '../../views/layout.tsx'
import { ProblemPage } from '../../views/problem-page.tsx'
import { speechOf } from './language.ts'

export const pageNotFound: RequestHandler = (_request, _response, next) => next(new AppError('page.not-found'))

/**
 * The last handler of the house. Inside words, stacks and SQL stay in the log. The console, which is in English, shows
 * what a refusal says of itself; everybody else gets the words of its code in their own language.
 */
export function problemPages(log: Log, { publicUrl }: Pick<Config, 'publicUrl'>): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown)
      return
    }
    const refusal = refusalOf(thrown)
    if (!refusal || refusal.status === 503) {
      log.error({ requestId: response.locals.requestId, error: thrown }, refusal ? refusal.code : 'bug')
    }
    if (refusal?.retryAfterSeconds !== undefined) response.setHeader('Retry-After', refusal.retryAfterSeconds)
    response.setHeader('Cache-Control', 'no-store')
    const isConsole = /^\/admin(\/|\?|$)/.test(request.originalUrl)
    const speech: Speech = isConsole ? { language: 'en', brand: response.locals.brand } : speechOf(request)
    const words = wordsOf(speech.language)
    const { title, sentence } = words.problems[refusal?.code ?? 'bug']
    const inGeneral = typeof sentence === 'string' ? sentence : sentence(publicUrl)
    response
      .status(refusal?.status ?? 500)
      .send(
        renderPage(
          <ProblemPage
            status={refusal?.status ?? 500}
            title={title}
            sentence={(isConsole ? refusal?.detail : undefined) ?? inGeneral}
            reference={response.locals.requestId}
            links={[{ href: '/', label: words.problem.startPage }]}
          />,
          speech,
        ),
      )
  }
}

/** Our own refusals, those of the body parser, and a database that is away; undefined means a bug. */
function refusalOf(thrown: unknown): AppError | undefined {
  if (thrown instanceof AppError) return thrown
  if (!(thrown instanceof Error)) return undefined
  const { status, code } = thrown as { status?: unknown; code?: unknown }
  if (status === 413) return new AppError('input.too-large')
  if (typeof status === 'number' && status >= 400 && status < 500) return new AppError('input.malformed')
  if (isConnectionTrouble(thrown.name, code))
    return new AppError('database.unavailable', { retryAfterSeconds: 10, cause: thrown })
  return undefined
}

/** Class 08, 53, 57P: connection, resources, operator; socket errors of Node; a pool that waited in vain. */
function isConnectionTrouble(name: string, code: unknown): boolean {
  if (name === 'DatabaseUnavailable' || name === 'KnexTimeoutError') return true
  return typeof code === 'string' && /^(08|53|57P|25006|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code)
}
