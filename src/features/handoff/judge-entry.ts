/** The one answer to “would they get in now?”: what their own hand-off would meet this very moment, without making one. */
import type { Clock } from '../../kernel/clock.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { openSealed } from '../apps/secret/seal-secret.ts'
import type { CheckedFacts } from './check.ts'
import type { HandoffFacts } from './facts.ts'
import type { HandoffStore } from './handoff.store.ts'
import { judge, type Verdict } from './pipeline.ts'

export type EntryDeps = {
  handoffs: Pick<HandoffStore, 'previewFacts' | 'listPreviewFacts'>
  clock: Clock
  secretBox: SecretBox
}

/** Undefined when they, or the app, are gone: nothing is known of them then, so nobody may be said to get in. */
export async function judgeEntry(
  deps: EntryDeps,
  of: { appKey: string; memberId: string },
): Promise<Verdict | undefined> {
  const facts = await deps.handoffs.previewFacts({ ...of, now: deps.clock.now() })
  return facts && judge(withKey(deps, facts))
}

/** The same for several at once, by their IDs; whoever is gone is left out. */
export async function judgeEntries(
  deps: EntryDeps,
  of: { appKey: string; memberIds: readonly string[] },
): Promise<ReadonlyMap<string, Verdict>> {
  const listed = await deps.handoffs.listPreviewFacts({ ...of, now: deps.clock.now() })
  return new Map(listed.map((facts) => [facts.member.id, judge(withKey(deps, facts))]))
}

/** Opens the secret as a hand-off would, and lets go of it. */
export function withKey({ secretBox }: Pick<EntryDeps, 'secretBox'>, facts: HandoffFacts): CheckedFacts {
  const { id, secretSealed } = facts.app
  const canSign = secretSealed !== undefined && openSealed(secretBox, id, secretSealed).kind === 'secret'
  return { ...facts, canSign }
}
