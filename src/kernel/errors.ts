/** Refusals: what the house says when it will not go on. Outcomes are returned; bugs are anything else that is thrown. */

const refusals = {
  'input.invalid': { status: 422, title: 'Some of what you entered needs another look' },
  'input.malformed': { status: 400, title: 'This request cannot be read' },
  'input.too-large': { status: 413, title: 'This is larger than Latchkey accepts' },
  'form.expired': { status: 403, title: 'This form is no longer valid' },
  'form.foreign': { status: 403, title: 'This form came from somewhere else' },
  'link.spent': { status: 410, title: 'This link does not work any more' },
  'session.required': { status: 401, title: 'Please sign in' },
  'second-factor.required': { status: 403, title: 'A second factor is needed here' },
  'access.forbidden': { status: 403, title: 'You may not do this' },
  'page.not-found': { status: 404, title: 'There is nothing here' },
  'method.not-allowed': { status: 405, title: 'This page cannot be used that way' },
  'rate.limited': { status: 429, title: 'Too many tries' },
  'state.conflict': { status: 409, title: 'Somebody was faster' },
  'server.busy': { status: 503, title: 'Latchkey is busy' },
  'database.unavailable': { status: 503, title: 'Latchkey cannot reach its database' },
} as const satisfies Record<string, { status: number; title: string }>

export type RefusalCode = keyof typeof refusals

/** A refusal with its HTTP status and the words a person may read. `detail` never holds a secret or an address. */
export class AppError extends Error {
  readonly code: RefusalCode
  readonly detail: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: RefusalCode, more: { detail?: string; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(more.detail ?? refusals[code].title, { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = more.detail
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get status(): number {
    return refusals[this.code].status
  }

  get title(): string {
    return refusals[this.code].title
  }
}

/** For the default branch of an exhaustive switch: a new case that nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
