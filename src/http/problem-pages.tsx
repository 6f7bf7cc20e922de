/** Turns whatever was thrown on a page into a page: words for a person, a reference, and a way on. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { AppError, type RefusalCode } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { renderPage } from '../../views/layout.tsx'
import { ProblemPage } from '../../views/problem-page.tsx'

export const pageNotFound: RequestHandler = (_request, _response, next) => next(new AppError('page.not-found'))

const sentences: Partial<Record<RefusalCode, string>> = {
  'page.not-found': 'The address may be mistyped, or what was here is gone.',
  'form.expired':
    'It was open for too long, or you signed in or out in between. Go back, reload the page and try again: nothing was changed.',
  'access.forbidden': 'Your account is not allowed to see this page. If you think it should be, ask an administrator.',
  'input.malformed': 'Something in the address or the form is not what Latchkey expects. Nothing was changed.',
  'input.too-large': 'Nothing was changed. Send less at once.',
  'database.unavailable':
    'This is on our side and usually over within a minute. Nothing you did is lost. Please try again.',
}

/** The last handler of the house. Inside words, stacks and SQL stay in the log. */
export function problemPages(log: Log): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
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
    response
      .status(refusal?.status ?? 500)
      .send(
        renderPage(
          <ProblemPage
            status={refusal?.status ?? 500}
            title={refusal?.title ?? 'Something went wrong on our side'}
            sentence={
              refusal
                ? (refusal.detail ?? sentences[refusal.code] ?? '')
                : 'It has been recorded. Please try again; if it happens twice, tell your administrator the reference below.'
            }
            reference={response.locals.requestId}
            links={[{ href: '/', label: 'Start page' }]}
          />,
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
