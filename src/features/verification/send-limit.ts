/** How often members may have mail sent by themselves, to their own address or to one they want: never as a hose. */
import { after, hours, minutes } from '../../kernel/clock.ts'

const apart = minutes(1)
const most = 5

/** How far back `nextSendAt` needs to see. */
export const sendLimitWindow = hours(1)

/** When the next one may go; undefined: now. `sent`: within the window, the latest first. */
export function nextSendAt(sent: readonly Date[], now: Date): Date | undefined {
  const latest = sent[0]
  const oldestThatCounts = sent[most - 1]
  const ends = [latest && after(latest, apart), oldestThatCounts && after(oldestThatCounts, sendLimitWindow)]
  const until = Math.max(0, ...ends.map((end) => end?.getTime() ?? 0))
  return until > now.getTime() ? new Date(until) : undefined
}
