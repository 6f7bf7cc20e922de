/**
 * A form that arrived after its session had ended, carried through the sign-in and offered again: what somebody typed is
 * not lost to a clock. It travels in the page, without anything named like a secret, and is sent on by a person's press only.
 */
import type { Request } from 'express'
import { z } from 'zod'
import type { KeptForm } from '../../../views/sign-in/kept-form-page.tsx'
import { keptFields } from '../../http/form.ts'
import { readLocalPath } from '../../http/local-path.ts'

/** As a form sends it: what would not fit into the sign-in form is better left to the browser's own memory of the page. */
const longestCarried = 400_000

/** The refused request as a form to be kept; undefined for what is none, such as an upload, or is not surely ours. */
export function keptFormOf(request: Request, publicUrl: string): KeptForm | undefined {
  if (request.method !== 'POST' || !request.is('application/x-www-form-urlencoded')) return undefined
  if (!isSurelyOurs(request, publicUrl)) return undefined
  const action = readAction(request.originalUrl, publicUrl)
  const form = { action: action ?? '', fields: keptFields(request.body) }
  const isWorthIt = action !== undefined && form.fields.length > 0
  return isWorthIt && encodeURIComponent(JSON.stringify(form).toWellFormed()).length < longestCarried ? form : undefined
}

/**
 * The token of such a form proves nothing any more, so the browser has to say that one of our own pages sent it. Over plain
 * http it says neither, and then nothing is kept.
 */
const isSurelyOurs = (request: Request, publicUrl: string): boolean =>
  request.get('origin') === publicUrl || request.get('sec-fetch-site') === 'same-origin'

const keptForm = z.object({
  action: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).max(1_000),
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
