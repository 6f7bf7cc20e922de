/** What the forms of a registration may hold. Complaints are codes; their words are in views/registration. */
import { z } from 'zod'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { readMemberName } from '../members/member-name.ts'

const text = z.string().default('')

export const registerInput = z.object({ name: text, email: text }).transform((given, context) => {
  const name = readMemberName(given.name)
  const email = readEmailAddress(given.email)
  if (name.kind === 'refused') context.addIssue({ code: 'custom', path: ['name'], message: name.code })
  if (email.kind === 'refused') context.addIssue({ code: 'custom', path: ['email'], message: email.code })
  return {
    name: name.kind === 'name' ? name.name : '',
    email: email.kind === 'address' ? email.address : '',
  }
})

export const confirmInput = z.object({ name: text }).transform((given, context) => {
  const name = readMemberName(given.name)
  if (name.kind === 'refused') context.addIssue({ code: 'custom', path: ['name'], message: name.code })
  return { name: name.kind === 'name' ? name.name : '' }
})

export const codeInput = z.object({ code: text.transform((given) => given.slice(0, 100)) })

export const refuseInput = z.object({ tell: text.transform((given) => given === 'on') })
