/** What the tests of the roll-out have in common: an administrator at the page, staff in every state, and the forms. */
import type { App } from '../../src/features/apps/app.ts'
import type { Member, Role } from '../../src/features/members/member.ts'
import { makeApp, makeAttestation, makeMember, password, type MemberWishes } from '../support/make.ts'
import type { TestApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

export const home = '/admin/apps/acme-help/roll-out'

/** Signed in just now, so that nothing asks for the password again. */
export async function signedIn(app: TestApp, role: Role | undefined, wishes: MemberWishes = {}) {
  const member = await makeMember(app.deps, { name: `The ${role ?? 'member'}`, role, ...wishes })
  const person = visitor(app.server)
  await person.signIn(member.externalId, password)
  return { member, person }
}

export function post(person: Visitor, path: string, fields: Record<string, string | string[]> = {}) {
  return person.post(path, fields)
}

/** An app whose setting in Zendesk somebody has vouched for. */
export async function attestedApp(app: TestApp, by: Member, wishes: Parameters<typeof makeApp>[1] = {}): Promise<App> {
  const made = await makeApp(app.deps, wishes)
  await makeAttestation(app.deps, made, by)
  return made
}

export type Has = { credentials: boolean; signIn: boolean; externalId: boolean }

/** A staff member who has everything, but what is left out. */
export async function makeStaff(app: TestApp, of: App, has: Partial<Has> = {}, wishes: MemberWishes = {}) {
  const { credentials = true, signIn = true, externalId = true } = has
  const member = await makeMember(app.deps, {
    isStaff: true,
    ...(credentials ? {} : { password: undefined }),
    ...wishes,
  })
  if (signIn) await handoff(app, of, member, 'handoff.issued')
  if (externalId) await see(app, of, member)
  return member
}

export async function handoff(app: TestApp, of: App, member: Member, type: 'handoff.issued' | 'zendesk.error') {
  const actor = `member:${member.id}` as const
  await app.deps.events.record({ type, actor, outcome: 'done', subjectId: member.id, appId: of.id })
}

export async function see(app: TestApp, { id: appId, subdomain }: App, { id: memberId }: Member) {
  const place = { appId, subdomain, source: 'attested', at: app.clock.now(), by: undefined } as const
  await app.deps.staffEvidence.put(place, [{ memberId, found: 'same' }])
}

export const stageOf = async (app: TestApp) => (await app.deps.apps.get('acme-help')).stage

export async function eventsOf(app: TestApp, type: string) {
  const rows = await app.deps.database
    .db<{ type: string; actor: string; detail: Record<string, unknown>; personal: object | null; codes: string[] }>(
      'events',
    )
    .where({ type })
    .orderBy('id')
  return rows.map(({ actor, detail, personal, codes }) => ({ actor, detail, personal, codes }))
}
