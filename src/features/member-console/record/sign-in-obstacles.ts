/** What keeps a member from signing in, to Latchkey and to each app: the live checks, asked without a hand-off. */
import { after, type Clock } from '../../../kernel/clock.ts'
import type { App } from '../../apps/app.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { CheckCode } from '../../handoff/check.ts'
import { errorLoop } from '../../handoff/checks/no-error-loop.ts'
import type { HandoffStore } from '../../handoff/handoff.store.ts'
import { judge } from '../../handoff/pipeline.ts'

export type Obstacle = { code: CheckCode; sentence: string }

/** `obstacles` empty: a hand-off would be issued now. */
export type AppObstacles = { key: string; name: string; obstacles: Obstacle[] }

/** A page asks for this many apps at most; accounts with more look at them one by one. */
const mostApps = 20

export async function findObstacles(
  deps: { apps: Pick<AppsStore, 'list'>; handoffs: Pick<HandoffStore, 'previewFacts'>; clock: Clock },
  memberId: string,
): Promise<{ apps: AppObstacles[]; hasMore: boolean }> {
  const all = await deps.apps.list()
  const apps: AppObstacles[] = []
  for (const app of all.slice(0, mostApps)) {
    const codes = await codesOf(deps, app, memberId)
    if (codes) apps.push({ key: app.key, name: app.name, obstacles: codes.map(obstacleOf) })
  }
  return { apps, hasMore: all.length > mostApps }
}

async function codesOf(
  { handoffs, clock }: { handoffs: Pick<HandoffStore, 'previewFacts'>; clock: Clock },
  { key }: App,
  memberId: string,
): Promise<CheckCode[] | undefined> {
  const errorsSince = after(clock.now(), -errorLoop.within)
  const facts = await handoffs.previewFacts({ appKey: key, memberId, errorsSince })
  // A live hand-off has one check more than a preview: the loop of errors.
  return facts && judge(facts, 'hand-off').codes
}

const obstacleOf = (code: CheckCode): Obstacle => ({ code, sentence: sentences[code] })

/** For whoever looks after the member, not for the member. */
const sentences: Record<CheckCode, string> = {
  'app-disabled': 'Sign-in through this app is off.',
  'not-in-stage': 'The roll-out of this app has not come to them.',
  'not-allowed': 'The access policy of this app keeps them out.',
  'member-suspended': 'They are suspended.',
  'no-credentials': 'They have no password here.',
  'address-missing': 'They have no e-mail address that Zendesk can use.',
  'address-unverified': 'Nobody has proved that the e-mail address is theirs.',
  'address-shared': 'Another member with a password has the same e-mail address.',
  'zendesk-error-loop': 'Zendesk answered with an error three times within ten minutes.',
  'secret-unavailable': 'The shared secret of this app is missing or cannot be opened.',
}
