/** Makers of the things tests are about. Everything not named is ordinary and valid. */
import type { Deps } from '../../src/deps.ts'
import { addApp } from '../../src/features/apps/add-app.ts'
import type { App, Stage } from '../../src/features/apps/app.ts'
import { addMember } from '../../src/features/members/add-member.ts'
import type { Member, MemberOrigin } from '../../src/features/members/member.ts'
import { expiryOf } from '../../src/features/set-up-guide/attestation.ts'

export const sharedSecret = 'Zq8vT2nLr5KxWb7cYd3MfGh9JpRs4AuEe6NiQoXt1BwVgCkD'
export const password = 'correct horse battery staple'

let count = 0

export type MemberWishes = Partial<
  Pick<
    Member,
    'name' | 'email' | 'externalId' | 'username' | 'phone' | 'isStaff' | 'status' | 'role' | 'emailVerifiedAt'
  >
> & { password?: string | undefined; origin?: MemberOrigin }

/** A verified, active member with a password. `undefined` leaves a thing out. */
export async function makeMember(deps: Deps, wishes: MemberWishes = {}): Promise<Member> {
  count += 1
  const secret = 'password' in wishes ? wishes.password : password
  const outcome = await addMember(deps, {
    externalId: `m-${count}`,
    name: `Member ${count}`,
    email: `member${count}@example.org`,
    emailVerifiedAt: deps.clock.now(),
    origin: 'administrator',
    actor: 'system',
    ...wishes,
    password: secret,
  })
  if (outcome.kind !== 'added') throw new Error(`member not added: ${outcome.kind}`)
  return outcome.member
}

/** An app of the account "acme", open to everyone; a draft when it is not enabled. */
export async function makeApp(
  deps: Deps,
  wishes: {
    name?: string
    subdomain?: string
    isEnabled?: boolean
    /** Put there past the roll-out guard. */
    stage?: Stage
    returnHosts?: string[]
    /** `undefined`: registered without one yet. */
    secret?: string | undefined
  } = {},
): Promise<App> {
  const { stage = 'everyone', ...given } = wishes
  const outcome = await addApp(deps, {
    actor: 'system',
    input: {
      name: 'Acme Help',
      subdomain: 'acme',
      returnHosts: [],
      isEnabled: true,
      secret: sharedSecret,
      ...given,
    },
  })
  if (outcome.kind !== 'added') throw new Error(`app not added: ${outcome.kind}`)
  const { app } = outcome
  if (!app.isEnabled || stage === app.stage) return app
  const moved = await deps.apps.update(
    app.id,
    app.version,
    { ...app, stage, isEnabled: stage !== 'draft' },
    deps.clock.now(),
  )
  if (!moved) throw new Error('app not moved')
  return moved
}

/** Somebody's valid word that "Update of external IDs?" is Off in the app's Zendesk. */
export async function makeAttestation(deps: Deps, { id: appId, subdomain }: App, by: Member): Promise<void> {
  const step = 'external-ids-off'
  const attestedAt = deps.clock.now()
  await deps.attestations.insert({
    id: deps.random.uuid(),
    appId,
    subdomain,
    publicUrl: deps.config.publicUrl,
    step,
    attestedBy: by.id,
    attestedAt,
    expiresAt: expiryOf(step, attestedAt),
  })
}
