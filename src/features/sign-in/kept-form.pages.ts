/**
 * A form that arrived after its session had ended, carried through the sign-in and offered again: what somebody typed is
 * not lost to a clock. It travels in the page, without anything named like a secret, and is sent on by a person's press only.
 */
import type { Request } from 'express'
import { z } from 'zod'
import type { KeptForm } from '../../../views/sign-in/kept-form-page.tsx'
import { keptFields } from '../../http/form.ts'
import { readLocalPath } from '../../http/local-path.ts'

/** The refused request as a form to be kept; undefined for what is none, such as an upload or an answer in place. */
export function keptFormOf(request: Request, publicUrl: string): KeptForm | undefined {
  if (request.method !== 'POST' || !request.is('application/x-www-form-urlencoded')) return undefined
  const action = readAction(request.originalUrl, publicUrl)
  const fields = keptFields(request.body)
  return action === undefined || fields.length === 0 ? undefined : { action, fields }
}

const keptForm = z.object({
  action: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).max(500),
})

/** Reads one back from the hidden field it travelled in; undefined when it is not one we could have written. */
export function readKeptForm(text: unknown, publicUrl: string): KeptForm | undefined {
  if (typeof text !== 'string') return undefined
  const { data } = keptForm.safeParse(parsed(text))
  const action = readAction(data?.action, publicUrl)
  return data && action !== undefined ? { action, fields: data.fields } : undefined
}

/** Only pages behind the sign-in have forms that are worth it. */
function readAction(given: unknown, publicUrl: string): string | undefined {
  const path = readLocalPath(given, publicUrl)
  return path !== undefined && /^\/(admin|account)\//.test(path) ? path : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
