/** What may be typed about an app: one schema for the console's forms and for the command line. */
import { z } from 'zod'
import { hiddenCharacter } from '../../kernel/hidden-characters.ts'
import { readReturnHosts } from './return-hosts.ts'
import { readSharedSecret } from './secret/shared-secret.ts'
import { readSubdomain } from './subdomain.ts'

const name = z
  .string('Enter a name.')
  .default('')
  .transform((typed) => typed.normalize('NFC').trim())
  .refine((typed) => typed !== '', 'Enter a name that people will recognise, such as “Contoso Help Center”.')
  .refine((typed) => Array.from(typed).length <= 100, 'At most 100 characters.')
  .refine(
    (typed) => !hiddenCharacter.test(typed),
    'There is an invisible character or an unusual blank in this name. Type it again by hand.',
  )

const subdomain = z
  .string()
  .default('')
  .transform((typed, context) => {
    const outcome = readSubdomain(typed)
    return outcome.kind === 'subdomain' ? outcome.subdomain : refuse(context, outcome.why)
  })

/** Blank: none yet, or the stored one stays. */
const secretOrBlank = z
  .string()
  .default('')
  .transform((typed, context) => {
    const outcome = typed === '' ? undefined : readSharedSecret(typed)
    return outcome?.kind === 'refused' ? refuse(context, outcome.why) : outcome?.secret
  })

const returnHosts = z
  .string()
  .default('')
  .transform((typed, context) => {
    const outcome = readReturnHosts(typed)
    return outcome.kind === 'hosts' ? outcome.hosts : refuse(context, outcome.why)
  })

const fields = {
  profileType: z.literal('zendesk', 'Zendesk is the only profile type.').default('zendesk'),
  name,
  subdomain,
  hosts: returnHosts,
}

/**
 * Adds an app. Every field as text, as a form sends it; `hosts` one a line. A blank secret comes later. No form opens an
 * app: that is for its roll-out page.
 */
export const newAppInput = z
  .object({ ...fields, secret: secretOrBlank })
  .transform(({ hosts, ...rest }) => ({ ...rest, returnHosts: hosts }))

/** Changes an app. A blank secret keeps the stored one; `version` is the one the form was made for. */
export const appChangeInput = z
  .object({
    ...fields,
    secret: secretOrBlank,
    /** The administrator's own; asked for with a new secret only. */
    ownPassword: z.string().default(''),
    version: z.coerce.number().int().positive().max(2_147_483_647),
  })
  .transform(({ hosts, ...rest }) => ({ ...rest, returnHosts: hosts }))

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
