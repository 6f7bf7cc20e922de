/** Which attacks on the sign-in are under way at this moment. Reads only: whoever judges safeguards may ask as well. */
import { after, type Clock } from '../../../kernel/clock.ts'
import { attackWindow, burstWindow, judgeTries, leastOfSource, type Attack } from './attack.ts'
import type { AttacksQuery } from './attacks.query.ts'

export type FindAttacksDeps = { clock: Clock; attacks: Pick<AttacksQuery, 'listRefused'> }

export async function findSignInAttacks({ clock, attacks }: FindAttacksDeps): Promise<Attack[]> {
  const now = clock.now()
  const tries = await attacks.listRefused({
    since: after(now, -attackWindow),
    latelySince: after(now, -burstWindow),
    least: leastOfSource,
  })
  return tries.flatMap(judgeTries)
}
