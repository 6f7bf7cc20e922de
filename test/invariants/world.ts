/** A Latchkey and a practice Zendesk beside it, with people on both sides, and who is whom as far as an onlooker can tell. */
import { handOff, type HandOffDeps } from '../../src/features/handoff/hand-off.ts'
import { signingKeys } from '../../src/features/handoff/signing-keys.ts'
import { createState, type Person, type PracticeState } from '../../src/features/practice/practice-state.ts'
import { receiveHandoff } from '../../src/features/practice/receive-handoff.ts'
import { usualSecuritySettings } from '../../src/features/security-settings/security-settings.ts'
import type { LiveCode } from '../../src/features/safeguards/gate/live-gate.ts'
import type { App } from '../../src/features/apps/app.ts'
import type { Deps } from '../../src/deps.ts'
import type { Member } from '../../src/features/members/member.ts'
import { resetDatabase } from '../support/database.ts'
import { makeApp, makeMember, sharedSecret } from '../support/make.ts'
import type { TestApp } from '../support/test-app.ts'
import { know, zendeskUser } from '../zendesk/zendesk-world.ts'
import { addresses, zendeskPeople } from './people.ts'
import type { Position } from './positions.ts'
import { onlooker, type Onlooker } from './onlooker.ts'

export type World = {
  house: TestApp
  /** Tokens that went out in mails, the latest last: whoever reads any mailbox is somebody's worst neighbour. */
  mailed: string[]
  deps: Deps
  app: App
  owners: readonly [Member, Member]
  /** Whoever was ever a member, in the order in which they came. */
  members: string[]
  merges: string[]
  zendesk: PracticeState
  onlooker: Onlooker
}

export async function openWorld(house: TestApp, position: Position): Promise<World> {
  const { switches, knowledge } = position
  const { clock } = house
  const mailed: string[] = []
  const random = { ...house.deps.random, token: (bytes?: number) => noted(mailed, house.deps.random.token(bytes)) }
  const deps = { ...house.deps, random }
  await resetDatabase(deps.database)
  const settings = { ...usualSecuritySettings, secondFactorFor: 'nobody', registration: 'open' } as const
  await deps.securitySettings.change(0, settings, clock.now())
  const app = await makeApp(deps)
  const owners = [
    await makeMember(deps, { role: 'owner', email: 'one@house.example' }),
    await makeMember(deps, { role: 'owner', email: 'two@house.example' }),
  ] as const
  const staff = await makeMember(deps, { externalId: 'staff-1', email: addresses.linkedAgent, isStaff: true })
  const zendesk = createState(
    { subdomain: 'acme', sharedSecret, remoteLoginUrl: '', remoteLogoutUrl: '', switches, people: zendeskPeople },
    clock.now(),
  )
  const world = {
    house,
    mailed,
    deps,
    app,
    owners,
    members: [staff.id],
    merges: [],
    zendesk,
    onlooker: onlooker(position, staff.id),
  }
  if (knowledge === 'users') await lookAtZendesk(world)
  for (const code of heldByOwners(position)) {
    const by = owners[0].id
    await deps.gateOverrides.put(app.id, { code, gate: 'hold', reason: 'We reckon with it.', at: clock.now(), by })
  }
  return world
}

/**
 * What the catalogue only warns of, since the texts of Zendesk say that nobody is taken for anybody else there. Where an
 * account does so, it takes an owner who holds it.
 */
const heldByOwners = ({ switches }: Position): readonly LiveCode[] => [
  ...(switches.emailComparison === 'ignore-plus-tag' ? (['alias-email'] as const) : []),
  ...(switches.secondaryMatch === 'match' ? (['secondary-email-match'] as const) : []),
]

/** Everything there, as an export of all users tells it. */
export async function lookAtZendesk({ house, app, zendesk }: World): Promise<void> {
  await know(house, app, zendesk.people.map(exported), { acceptsFewer: true })
}

/** Signs a member in, hands them over, and watches whom Zendesk takes them for. */
export async function handOver(world: World, memberId: string): Promise<void> {
  const { deps, app, house, zendesk } = world
  const member = await deps.members.find(memberId)
  if (!member) return
  const sessionId = await signIn(world, member)
  const outcome = await handOff(handOffDepsOf(deps), {
    ...{ appKey: app.key, sessionId, returnTo: undefined, requestId: 'r', ip: undefined },
  })
  if (outcome.kind !== 'issued') return
  const before = structuredClone(zendesk.people)
  const given = { jwt: outcome.token, isBrandHost: false, opensSession: true }
  const landed = receiveHandoff({ clock: house.clock }, zendesk, given)
  if (landed.kind !== 'signed-in') return
  const was = before.find(({ id }) => id === landed.person.id)
  await world.onlooker.watch(deps, { member, person: landed.person, was })
}

const handOffDepsOf = (deps: Deps): HandOffDeps => ({
  ...deps,
  keyOf: signingKeys(deps.secretBox),
  originOf: (subdomain) => `https://${subdomain}.zendesk.com`,
})

/** As the sign-in page would, which is tested elsewhere. */
async function signIn({ deps, house }: World, { id, sessionEpoch }: Member): Promise<string> {
  const sid = deps.random.uuid()
  const at = house.clock.now().getTime()
  await deps.members.noteSignIn(id, house.clock.now())
  const sess = { cookie: {}, signedInAt: at, epoch: sessionEpoch, proofs: ['password'], passport: { user: id } }
  await deps.database.db('sessions').insert({
    ...{ sid, sess: JSON.stringify(sess), expire: new Date(at + 3_600_000), last_seen_at: new Date(at) },
  })
  return sid
}

function exported({ id, name, email, secondaryEmails, externalId, role, isSuspended, isDeleted }: Person) {
  return zendeskUser(id, {
    ...{ name, email, role: role === 'owner' ? 'admin' : role, external_id: externalId ?? null },
    ...{ suspended: isSuspended, active: !isDeleted },
    identities: [email, ...secondaryEmails].map((value, index) => ({ type: 'email', value, primary: index === 0 })),
  })
}

function noted(list: string[], token: string): string {
  list.push(token)
  return token
}
