/** Merges as an administrator makes them in the console. */
import type { Member } from '../../src/features/members/member.ts'
import { password } from '../support/make.ts'
import type { TestApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

export const mergeHome = '/admin/members/merge'

/** What the form says when nothing was chosen. */
export const asIs = {
  ...{ survivorVersion: '1', loserVersion: '1', name: 'survivor', email: 'survivor', username: 'survivor' },
  ...{ phone: 'survivor', organization: 'survivor', locale: 'survivor', attributes: 'survivor' },
  reason: 'They said so at the desk',
}

type Sides = Readonly<Record<string, string>>

export const pairOf = (first: Member, second: Member): string =>
  `${mergeHome}?${new URLSearchParams({ a: first.externalId, b: second.externalId })}`

export const previewOf = (first: Member, second: Member, sides: Sides): string =>
  `${mergeHome}/preview?${new URLSearchParams({ a: first.externalId, b: second.externalId, ...sides })}`

/** By way of the preview, as a person does it. */
export const mergeThem = (by: Visitor, first: Member, second: Member, sides: Sides, more: Sides = {}) =>
  by.submit(previewOf(first, second, sides), { reason: asIs.reason, ...more }, mergeHome)

export async function signedIn(app: TestApp, identifier: string): Promise<Visitor> {
  const someone = visitor(app.server)
  const { status } = await someone.signIn(identifier, password)
  if (status !== 303) throw new Error(`${identifier} was not signed in: ${status}`)
  return someone
}
