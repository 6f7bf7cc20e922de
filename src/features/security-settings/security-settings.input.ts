/** What may be typed into the security settings: one schema for all of them, since some bound each other. */
import { z } from 'zod'
import { asciiDomain } from '../../kernel/email-domain.ts'
import { registrationModes, secondFactorGroups } from './security-settings.ts'

const mostDomains = 200
/** Thirty days. */
const longestMinutes = 43_200

export const securitySettingsInput = z
  .object({
    /** Named so that no field of the form looks like a secret: those are not carried through the page that asks for proof. */
    leastCharacters: whole({ least: 8, most: 64, unit: 'characters' }),
    checksBreaches: ticked(),
    breachHost: z
      .string()
      .default('')
      .transform((typed, context) => {
        const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined
        const isOrigin = url?.protocol === 'https:' && url.username === '' && url.password === '' && isBare(url)
        if (isOrigin) return url.origin
        return refuse(context, 'Write an address that begins with https:// and has nothing behind its host.')
      }),
    secondFactorFor: z.enum(secondFactorGroups, 'Choose one of these groups.'),
    rememberDays: whole({ least: 0, most: 365, unit: 'days' }),
    idleMinutes: whole({ least: 5, most: longestMinutes, unit: 'minutes' }),
    absoluteMinutes: whole({ least: 5, most: longestMinutes, unit: 'minutes' }),
    handoffMinutes: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .refine(
        (typed) => typed === '' || isWithin(typed, { least: 1, most: longestMinutes }),
        'Write a whole number of minutes from 1 to 43,200, or leave it blank.',
      )
      .transform((typed) => (typed === '' ? undefined : Number(typed))),
    registration: z.enum(registrationModes, 'Choose one of these.'),
    registrationDomains: z
      .string()
      .default('')
      .transform((typed, context) => readDomains(typed, context)),
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    /** What the page warned of, when it was shown again to be agreed to. */
    agreed: z.string().max(500).default(''),
  })
  .superRefine(({ idleMinutes, absoluteMinutes }, context) => {
    if (idleMinutes <= absoluteMinutes) return
    const message = 'This must not be longer than a session lasts at most.'
    context.addIssue({ code: 'custom', path: ['idleMinutes'], message })
  })
  .transform(({ version, agreed, leastCharacters, handoffMinutes, ...rest }) => ({
    version,
    agreed: agreed.split(' '),
    next: { ...rest, passwordLeast: leastCharacters, handoffProofMinutes: handoffMinutes },
  }))

type Bounds = { least: number; most: number }

function whole({ least, most, unit }: Bounds & { unit: string }) {
  const numbers = new Intl.NumberFormat('en-GB')
  return z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine(
      (typed) => isWithin(typed, { least, most }),
      `Write a whole number of ${unit} from ${least} to ${numbers.format(most)}.`,
    )
    .transform(Number)
}

const isWithin = (typed: string, { least, most }: Bounds): boolean =>
  /^\d{1,6}$/.test(typed) && Number(typed) >= least && Number(typed) <= most

function ticked() {
  return z
    .string()
    .optional()
    .transform((typed) => typed === 'on')
}

const isBare = ({ pathname, search, hash }: URL): boolean => pathname === '/' && search === '' && hash === ''

/** Separated by blanks, commas or lines; with an @ in front or without; each once, in ASCII form. */
function readDomains(typed: string, context: z.RefinementCtx): string[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  const domains = words.map((word) => ({ word, ascii: asciiDomain(word.replace(/^@/, '')) }))
  const bad = domains.find(({ ascii }) => ascii === undefined)
  if (bad) return refuse(context, `“${bad.word.slice(0, 80)}” is no domain. Write them like example.org, one a line.`)
  const read = [...new Set(domains.flatMap(({ ascii }) => ascii ?? []))]
  return read.length <= mostDomains ? read : refuse(context, `At most ${mostDomains} domains.`)
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
