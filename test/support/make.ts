/** Makers of the things tests are about. Everything not named is ordinary and valid. */
import type { Deps } from '../../src/deps.ts'
import { addApp } from '../../src/features/apps/add-app.ts'
import type { App } from '../../src/features/apps/app.ts'
import { addMember } from '../../src/features/members/add-member.ts'
import type { Member } from '../../src/features/members/member.ts'

export const sharedSecret = 'Zq8vT2nLr5KxWb7cYd3MfGh9JpRs4AuEe6NiQoXt1BwVgCkD'
export const password = 'correct horse battery staple'

let count = 0

export type MemberWishes = Partial<
  Pick<
    Member,
    'name' | 'email' | 'externalId' | 'username' | 'phone' | 'isStaff' | 'status' | 'role' | 'emailVerifiedAt'
  >
> & { password?: string | undefined }

/** A verified, active member with a password. `undefined` leaves a thing out. */
export async function makeMember(deps: Deps, wishes: MemberWishes = {}): Promise<Member> {
  count += 1
  const secret = 'password' in wishes ? wishes.password : password
  const outcome = await addMember(deps, {
    externalId: `m-${count}`,
    name: `Member ${count}`,
    email: `member${count}@example.org`,
    emailVerifiedAt: deps.clock.now(),
    actor: 'system',
    ...wishes,
    password: secret,
  })
  if (outcome.kind !== 'added') throw new Error(`member not added: ${outcome.kind}`)
  return outcome.member
}

/** An enabled app of the account "acme". */
export async function makeApp(
  deps: Deps,
  wishes: {
    name?: string
    subdomain?: string
    isEnabled?: boolean
    returnHosts?: string[]
    /** `undefined`: registered without one yet. */
    secret?: string | undefined
  } = {},
): Promise<App> {
  const outcome = await addApp(deps, {
    actor: 'system',
    input: {
      name: 'Acme Help',
      subdomain: 'acme',
      returnHosts: [],
      isEnabled: true,
      secret: sharedSecret,
      ...wishes,
    },
  })
  if (outcome.kind !== 'added') throw new Error(`app not added: ${outcome.kind}`)
  return outcome.app
}
