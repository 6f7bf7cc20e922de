/** What members and administrators do, by the functions that their pages call. Whoever asks for a mail reads it as well. */
import { mergeFields, type MergeChoice, type MergeSource } from '../../src/features/member-merge/merge-fields.ts'
import { mergeMembers } from '../../src/features/member-merge/merge-members.ts'
import { undoMerge } from '../../src/features/member-merge/undo-merge.ts'
import { saveMemberChange } from '../../src/features/member-console/actions/save-member.ts'
import { askRegistration } from '../../src/features/registration/ask-registration.ts'
import { proveByLink } from '../../src/features/registration/prove-registration.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { setPasswordByLink } from '../../src/features/setup/use-setup-link.ts'
import { askForAddress } from '../../src/features/verification/change/ask-for-address.ts'
import { takeAddress } from '../../src/features/verification/change/take-address.ts'
import { confirmAddress } from '../../src/features/verification/confirm-address.ts'
import { sendVerification } from '../../src/features/verification/send-verification.ts'
import type { World } from './world.ts'

const visit = { requestId: 'r', ip: undefined }
const judged = { password: 'correct horse battery', breaches: 'off' } as const

export async function registerSomebody(world: World, email: string): Promise<void> {
  const { deps } = world
  const settings = await deps.securitySettings.find()
  const asking = { name: 'Some Body', email, locale: undefined, continueTo: undefined, ...visit }
  const token = await mailed(world, () => askRegistration(deps, settings, asking))
  if (token === undefined) return
  const proved = await proveByLink(deps, { token, name: 'Some Body' }, visit)
  if (proved.kind !== 'admitted') return
  await setPasswordByLink(deps, proved.path.slice(proved.path.lastIndexOf('/') + 1), judged, visit)
}

export async function verify(world: World, id: string): Promise<void> {
  const token = await mailed(world, () => sendVerification(world.deps, { member: { id }, actor: 'system' }))
  if (token !== undefined) await confirmAddress(world.deps, token, visit)
}

export async function changeByThemselves(world: World, memberId: string, email: string): Promise<void> {
  const asking = { memberId, email, continueTo: undefined, ...visit }
  const token = await mailed(world, () => askForAddress(world.deps, asking))
  if (token !== undefined) await takeAddress(world.deps, token, { memberId, ...visit })
}

export async function changeByAdministrator(world: World, subjectId: string, email: string): Promise<void> {
  const { deps, owners } = world
  const member = await deps.members.find(subjectId)
  if (!member) return
  const { name, username, phone, organization, locale, attributes, isStaff: staff, version } = member
  const input = { name, email, username, phone, organization, locale, attributes: { ...attributes }, staff, version }
  const by = { actorId: owners[0].id, ...visit }
  await saveMemberChange(deps, { ...by, subjectId, input, sent: new Set(['email']) })
}

export async function newPassword({ deps }: World, memberId: string): Promise<void> {
  if (!(await deps.members.find(memberId))) return
  const { path } = await makeSetupLink(deps, { memberId })
  await setPasswordByLink(deps, path.slice(path.lastIndexOf('/') + 1), judged, visit)
}

export async function mergeInto(
  world: World,
  loserId: string,
  { into, kept }: { into: string; kept: MergeSource },
): Promise<void> {
  const { deps, owners, onlooker } = world
  const [survivor, loser] = [await deps.members.find(into), await deps.members.find(loserId)]
  if (!survivor || !loser) return
  const choice = Object.fromEntries(mergeFields.map((field) => [field, field === 'email' ? kept : 'survivor']))
  const merged = await mergeMembers(deps, {
    ...{ survivor, loser, choice: choice as MergeChoice, reason: 'They are one person.', actorId: owners[0].id },
    ...visit,
  })
  if (merged.kind !== 'merged') return
  world.merges.push(merged.id)
  // Somebody said that they are one.
  onlooker.merge(into, loserId)
}

export async function undoLastMerge({ deps, owners, merges }: World): Promise<void> {
  const id = merges.at(-1)
  if (id !== undefined) await undoMerge(deps, { id, actorId: owners[0].id, ...visit })
}

/** The token in the mail that `ask` sends, which is the first it makes. */
async function mailed(world: World, ask: () => Promise<unknown>): Promise<string | undefined> {
  world.mailed.length = 0
  await ask()
  return world.mailed[0]
}
