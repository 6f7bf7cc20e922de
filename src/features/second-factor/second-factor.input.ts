/** What the forms about one's own second factor may hold. Whatever is no single text is taken for nothing. */
import { z } from 'zod'

const text = z.string().catch('')
const form = z.record(z.string(), z.unknown()).catch({})
const carried = { continue: z.string().optional().catch(undefined) }

export const confirmTotpInput = form
  .pipe(z.object({ proposal: text, code: text, ...carried }))
  .transform(({ continue: continueTo, ...rest }) => ({ ...rest, continueTo }))

export const codesInput = form.pipe(z.object(carried)).transform(({ continue: continueTo }) => ({ continueTo }))
