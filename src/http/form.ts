/** Reads forms: small, flat, one value a field. Everything else is refused with words, never a crash. */
import { urlencoded, type Request, type RequestHandler } from 'express'
import type { z } from 'zod'

/** For every page that takes a form. Larger bodies get 413, unreadable ones 400. */
export const formBody: RequestHandler = urlencoded({ extended: false, limit: '64kb', parameterLimit: 100 })

/** For forms that grow with what they describe. Stands before `formBody`, which then finds them read. */
export const longFormBody: RequestHandler = urlencoded({ extended: false, limit: '512kb', parameterLimit: 1_000 })

export type FormOutcome<T> =
  { kind: 'read'; input: T } | { kind: 'invalid'; errors: Record<string, string>; typed: Typed }
/** What was typed, to be shown again. The caller leaves secrets out. */
export type Typed = Readonly<Record<string, string>>

/** Checks the form against a schema of `<feature>.input.ts`; every invalid field is reported, the first problem of each. */
export function readForm<T>(request: Request, schema: z.ZodType<T>): FormOutcome<T> {
  const typed = typedIn(request)
  const { success, data, error } = schema.safeParse(typed)
  if (success) return { kind: 'read', input: data }
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[path.join('.') || 'form'] ??= message
  return { kind: 'invalid', errors, typed }
}

/** What was typed, as it was: a repeated field is no text, so only single values come through. */
export function typedIn({ body }: Request): Typed {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(entries.filter(isText)))
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'

/** The `:key` of a route; whether there is such an app is for the store to say. */
export const keyParameter = ({ params }: Request): string => (typeof params['key'] === 'string' ? params['key'] : '')

/** A query parameter given exactly once; undefined when it is missing, repeated or not text. */
export function singleParameter(request: Request, name: string): string | undefined {
  const value = request.query[name]
  return typeof value === 'string' ? value : undefined
}

/** Names of fields whose values never come back in a page. */
const secretField = /password|secret|proof|csrf/i

/** Every field of a form but its secrets, a repeated one as often as it was sent: for carrying them through another page. */
export function keptFields(body: unknown): { name: string; value: string }[] {
  return Object.entries((body ?? {}) as Record<string, unknown>)
    .filter(([name]) => !secretField.test(name))
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((one) => typeof one === 'string')
        .map((one) => ({ name, value: one })),
    )
}

/** All values of a field that may be sent more than once, such as the ticked boxes of a list. */
export const textValues = (request: Request, name: string): string[] =>
  [(request.body as Record<string, unknown> | undefined)?.[name]].flat().filter((one) => typeof one === 'string')
