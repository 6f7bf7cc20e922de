/** How far our clock is from Zendesk's: a token is refused when its time is more than three minutes off (article 4408845838874). */
import { zendeskOrigin } from '../../apps/zendesk-origin.ts'
import type { Check } from './check.ts'

/** Seconds. Ten are left below Zendesk's three minutes, for the way there and what a header can tell. */
const warnBeyond = 60
const refuseBeyond = 170

/** By the Date header of any answer, which has whole seconds: the middle of one is meant, at the middle of our asking. */
export const checkClockSkew: Check = async ({ config, outbound, clock }, app) => {
  const asked = clock.now().getTime()
  const answer = await outbound.look(`${zendeskOrigin(config, app.subdomain)}/hc`)
  if (answer.kind === 'none') return { outcome: 'unknown', code: 'clock-silent', detail: { because: answer.because } }
  const ours = (asked + clock.now().getTime()) / 2
  const theirs = Date.parse(answer.header('date') ?? '') + ageOf(answer.header('age')) + 500
  if (Number.isNaN(theirs)) return { outcome: 'unknown', code: 'clock-not-told' }

  const seconds = Math.round((theirs - ours) / 1_000)
  const detail = { seconds }
  if (Math.abs(seconds) > refuseBeyond) return { outcome: 'bad', code: 'clock-wrong', detail }
  if (Math.abs(seconds) > warnBeyond) return { outcome: 'warning', code: 'clock-off', detail }
  return { outcome: 'good', code: 'clock-right', detail }
}

/** Milliseconds that the answer waited in a cache on its way. */
const ageOf = (header: string | undefined): number => (/^\d{1,9}$/.test(header ?? '') ? Number(header) * 1_000 : 0)
