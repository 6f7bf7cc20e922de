/** What may be typed about how the safeguards work. */
import { z } from 'zod'
import { asciiDomain } from '../../../kernel/email-domain.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { isPublicMailDomain } from '../../../kernel/public-mail-domains.ts'
import { isCron } from '../../../kernel/cron.ts'
import { isZone } from '../../../kernel/zone-days.ts'

const schedule = z
  .string()
  .default('')
  .transform((typed) => typed.trim().replace(/\s+/g, ' '))
  .refine(
    (typed) => typed === '' || isCron(typed),
    'Give five fields as cron has them, such as “0 3 * * *” for three o’clock every night.',
  )
  .transform((typed) => (typed === '' ? undefined : typed))

const zone = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .refine(isZone, 'Name a time zone as “Europe/Berlin” or “UTC” does.')

const daysFrom = (least: number, most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0))
    .refine((count) => count >= least && count <= most, `Give a whole number of days from ${least} to ${most}.`)

/** One a line; commas and blanks part them too. */
const mixedDomains = z
  .string()
  .default('')
  .transform((typed, context): string[] => {
    const names = typed.split(/[\s,;]+/).filter((name) => name !== '')
    const domains = names.map((name) => asciiDomain(name.replace(/^@/, '')))
    const bad = domains.findIndex((domain) => domain === undefined || isPublicMailDomain(domain))
    if (names.length > 50) context.addIssue({ code: 'custom', message: 'At most 50 domains.' })
    else if (bad >= 0 && domains[bad] === undefined) {
      context.addIssue({ code: 'custom', message: `Domain ${bad + 1} is no mail domain, such as example.org.` })
    } else if (bad >= 0) {
      context.addIssue({
        code: 'custom',
        message: `Domain ${bad + 1} is one where anybody gets an address: it needs no entry.`,
      })
    }
    return [...new Set(domains.filter((domain) => domain !== undefined))].toSorted()
  })

/** `digest:<id>` is the box of a member who may get the digest. */
export const safeguardSettingsInput = z
  .looseObject({
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    schedule,
    zone,
    staleAfterDays: daysFrom(1, 365),
    secretMaxAgeDays: daysFrom(30, 3650),
    mixedDomains,
  })
  .transform(({ version, schedule, zone, staleAfterDays, secretMaxAgeDays, mixedDomains, ...boxes }) => ({
    version,
    next: { schedule, zone, staleAfterDays, secretMaxAgeDays, mixedDomains, digestTo: digestOf(boxes) },
  }))

const digestOf = (boxes: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(boxes)
    .flatMap(([name, value]) => (name.startsWith('digest:') && value === 'on' ? [name.slice('digest:'.length)] : []))
    .filter(isUuid)
    .toSorted()
