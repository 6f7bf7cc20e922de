/** Reads forms: small, flat, one value a field. Everything else is refused with words, never a crash. */
import { urlencoded, type Request, type RequestHandler } from 'express'
import type { z } from 'zod'

/** For every page that takes a form. Larger bodies get 413, unreadable ones 400. */
export const formBody: RequestHandler = urlencoded({ extended: false, limit: '64kb', parameterLimit: 100 })

export type FormOutcome<T> =
  { kind: 'read'; input: T } | { kind: 'invalid'; errors: Record<string, string>; typed: Typed }
/** What was typed, to be shown again. The caller leaves secrets out. */
export type Typed = Readonly<Record<string, string>>

/** Checks the form against a schema of `<feature>.input.ts`; every invalid field is reported, the first problem of each. */
export function readForm<T>(request: Request, schema: z.ZodType<T>): FormOutcome<T> {
  const typed = typedFields(request.body)
  const { success, data, error } = schema.safeParse(typed)
  if (success) return { kind: 'read', input: data }
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[path.join('.') || 'form'] ??= message
  return { kind: 'invalid', errors, typed }
}

/** A repeated field is no text, and nothing here takes lists: only single values come through. */
function typedFields(body: unknown): Typed {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(entries.filter(isText)))
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'

/** A query parameter given exactly once; undefined when it is missing, repeated or not text. */
export function singleParameter(request: Request, name: string): string | undefined {
  const value = request.query[name]
  return typeof value === 'string' ? value : undefined
}
