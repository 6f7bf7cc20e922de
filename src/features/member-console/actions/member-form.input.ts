/** What may be typed about a member in the console: the same rules as for the cells of a member file. */
import { z } from 'zod'
import {
  readEmail,
  readExternalId,
  readLines,
  readLocale,
  readPhoneCell,
  readText,
  readUsername,
  type ReadCell,
} from '../../member-files/member-cells.ts'
import { columnOf } from '../../member-files/member-file-header.ts'
import { roles } from '../../members/member.ts'
import { readMemberName } from '../../members/member-name.ts'

const longestCell = 1_000
const longestAttribute = 4_000
const mostAttributes = 50
/** Letters that were lost on the way here, and NUL, which no database keeps. */
const damaged = /[\0\ufffd]|\p{Cs}/u

const name = z
  .string()
  .default('')
  .transform((typed, context) => {
    const read = readMemberName(typed)
    return read.kind === 'name' ? read.name : refuse(context, read.why)
  })

const email = optional(readEmail)
const username = optional(readUsername)
const phone = optional((typed) => readPhoneCell(typed, undefined))
const organization = optional(readText)
const locale = optional(readLocale)
const staff = z
  .enum(['on'], 'Reload the page and try again.')
  .optional()
  .transform((typed) => typed === 'on')

const attributes = z
  .string()
  .default('')
  .transform((typed, context) => {
    const read = readAttributes(typed)
    return 'why' in read ? refuse(context, read.why) : read.attributes
  })

const version = z.coerce.number('Reload the page and try again.').int().positive()

const details = { name, email, username, phone, organization, locale, attributes }

export const newMemberInput = z
  .object({ externalId: optional(readExternalId), ...details, staff })
  .refine(({ username, externalId }) => username === undefined || username !== externalId, {
    path: ['username'],
    message: 'The external ID signs them in already; leave the username blank, or choose another.',
  })

/** A form without the address, what Zendesk is told, or the staff flag leaves it alone: its owner may not change that. */
export const memberChangeInput = z.object({ ...details, staff, version })

export const suspendInput = z.object({ reason: sentence('reason') })
export const vouchInput = z.object({
  version,
  how: sentence('sentence').refine((typed) => typed !== undefined, 'Say how you know: it is kept in the history.'),
})
export const resetFactorsInput = z.object({
  resetReason: sentence('sentence').refine(
    (typed) => typed !== undefined,
    'Say how you know that it is them: it is kept in the history.',
  ),
})
export const roleInput = z.object({
  version,
  role: z.enum(['none', ...roles], 'Choose a role.').transform((role) => (role === 'none' ? undefined : role)),
})

export type NewMemberInput = z.infer<typeof newMemberInput>
export type MemberChangeInput = z.infer<typeof memberChangeInput>

function optional<T>(read: (typed: string) => ReadCell<T>) {
  return z
    .string()
    .default('')
    .transform((typed, context): T | undefined => {
      const cell = typed.trim()
      if (cell === '') return undefined
      if (cell.length > longestCell) return refuse(context, `At most ${longestCell} characters.`)
      if (damaged.test(cell)) return refuse(context, 'Some of these letters cannot be stored. Type it again.')
      const outcome = read(cell)
      return 'value' in outcome ? outcome.value : refuse(context, outcome.message)
    })
}

function sentence(what: string) {
  return optional((typed) =>
    typed.length > 500
      ? { code: 'cell-too-long', message: `The ${what} is too long: at most 500 characters.` }
      : readLines(typed),
  )
}

/** One `name: value` a line; names as the columns `field:<name>` of a member file. */
function readAttributes(typed: string): { attributes: Record<string, string> } | { why: string } {
  const attributes: Record<string, string> = {}
  // A line that begins with two blanks goes on with the value above it.
  const lines = typed
    .replaceAll('\r\n', '\n')
    .split(/\n(?! {2})/)
    .filter((line) => line.trim() !== '')
  if (lines.length > mostAttributes) return { why: `At most ${mostAttributes} attributes.` }
  for (const [index, line] of lines.entries()) {
    const colon = line.indexOf(':')
    const here = `Attribute ${index + 1}`
    if (colon < 0) return { why: `${here} has no colon. Write one attribute a line, such as member_since: 2019` }
    const { attribute } = columnOf(`field:${line.slice(0, colon).trim().toLowerCase()}`)
    if (attribute === undefined) {
      return { why: `${here}: a name begins with a letter and has only small letters, digits, _ and -, at most 64.` }
    }
    const value = line
      .slice(colon + 1)
      .replaceAll('\n  ', '\n')
      .trim()
    if (value === '') return { why: `${here} has a name and no value. Remove the line to remove the attribute.` }
    if (Object.hasOwn(attributes, attribute)) return { why: `${here}: ${attribute} is there twice.` }
    if (value.length > longestAttribute) return { why: `${here} is longer than ${longestAttribute} characters.` }
    if (damaged.test(value)) return { why: `${here}: some of these letters cannot be stored. Type it again.` }
    const read = readLines(value)
    if (!('value' in read)) return { why: `${here}: ${read.message}` }
    attributes[attribute] = read.value
  }
  return { attributes }
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
