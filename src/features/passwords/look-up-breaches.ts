/**
 * Asks a breach service whether a password is known, without telling it the password: it is sent the first five of forty
 * digits, answers with all that begin so, and learns neither which was meant nor how many there are
 * (https://haveibeenpwned.com/API/v3#PwnedPasswords).
 */
import { createHash } from 'node:crypto'
import { seconds } from '../../kernel/clock.ts'
import type { Outbound } from '../../kernel/outbound.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'

/** `off`: nobody was asked. `unknown`: the service gave no answer, or none that makes sense. */
export type Breaches = 'off' | 'unknown' | 'clean' | 'known'

type BreachSettings = Pick<SecuritySettings, 'checksBreaches' | 'breachHost'>

/** Somebody waits for the page; whoever chooses a password shall not be kept from it by another's slow server. */
const patience = seconds(3)

export async function lookUpBreaches(
  { outbound }: { outbound: Pick<Outbound, 'look'> },
  { checksBreaches, breachHost }: BreachSettings,
  password: string,
): Promise<Breaches> {
  if (!checksBreaches) return 'off'
  const digest = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const answer = await outbound.look(`${breachHost}/range/${digest.slice(0, 5)}`, {
    patience,
    // Answers of one size, so that their length on the wire tells nothing either.
    headers: { 'add-padding': 'true' },
  })
  if (answer.kind === 'none' || answer.status !== 200) return 'unknown'
  return findIn(answer.body, digest.slice(5))
}

/** Whether an address is one that `lookUpBreaches` asks: the only ones of that host that are anybody's business. */
export function isBreachService({ checksBreaches, breachHost }: BreachSettings, { href, protocol }: URL): boolean {
  const before = `${breachHost}/range/`
  const isAsked = href.startsWith(before) && /^[0-9A-F]{5}$/.test(href.slice(before.length))
  return checksBreaches && protocol === 'https:' && isAsked
}

/** One line each: the other 35 digits, a colon, and how often it was seen; never in those that only pad. */
function findIn(body: string, rest: string): 'unknown' | 'clean' | 'known' {
  const lines = body.trimEnd().split(/\r?\n/)
  const found = lines.map((line) => /^([0-9A-F]{35}):(\d+)$/.exec(line))
  if (found.includes(null)) return 'unknown'
  return found.some((line) => line?.[1] === rest && Number(line[2]) > 0) ? 'known' : 'clean'
}
