/** What a member's hand-off would bring, decoded, without making a token anybody could use. */
import { epochSeconds, type Clock } from '../../kernel/clock.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { MembersStore } from '../members/members.store.ts'
import { claimsOf, type Claims, type LeftOut } from './claims.ts'
import type { HandoffStore } from './handoff.store.ts'
import { judge, type Verdict } from './pipeline.ts'

/** The shape of `latchkey handoff preview --format json`. */
export type HandoffPreview = {
  verdict: Verdict['gate']
  codes: string[]
  /** `jti` says where it would come from instead of a value: nothing here can be replayed. */
  claims: Omit<Claims, 'jti'> & { jti: string }
  left_out: LeftOut[]
  forecast: { case: 'unknown'; outcome: string; assumption: string }
}

export type PreviewOutcome =
  { kind: 'preview'; preview: HandoffPreview } | { kind: 'unknown-app' | 'unknown-member' | 'ambiguous-member' }

type PreviewDeps = { apps: AppsStore; members: MembersStore; handoffs: HandoffStore; clock: Clock }

/** `member`: an external ID or an address. */
export async function previewHandoff(
  { apps, members, handoffs, clock }: PreviewDeps,
  { appKey, member }: { appKey: string; member: string },
): Promise<PreviewOutcome> {
  if (!(await apps.find(appKey))) return { kind: 'unknown-app' }
  const found = await members.findForSignIn(member)
  if (found.kind === 'none') return { kind: 'unknown-member' }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous-member' }

  const now = clock.now()
  const facts = await handoffs.previewFacts({ appKey, memberId: found.member.id, errorsSince: now })
  if (!facts) return { kind: 'unknown-member' }
  const { gate, codes } = judge(facts, 'preview')
  const { claims, leftOut } = claimsOf(facts.member)
  return {
    kind: 'preview',
    preview: {
      verdict: gate,
      codes,
      claims: { iat: epochSeconds(now), jti: '(made anew for every hand-off)', ...claims },
      left_out: leftOut,
      forecast: {
        case: 'unknown',
        outcome: 'Nothing is known of the users in this Zendesk account, so what it would do cannot be told.',
        assumption: 'no directory of Zendesk users is connected',
      },
    },
  }
}
