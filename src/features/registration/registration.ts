/** Somebody who asked to become a member and is none yet: nothing they asked for counts before their address is proved. */
import { days, hours } from '../../kernel/clock.ts'

/** How long the link in the mail works, and how long whoever has used it waits for somebody's decision. */
export const registrationLifetimes = { unproved: hours(24), waiting: days(30) } as const

export type Registration = {
  id: string
  name: string
  /** As typed, trimmed. */
  email: string
  /** BCP 47: in which language they asked. */
  locale: string | undefined
  /** Where they were on the way to. */
  continueTo: string | undefined
  createdAt: Date
  expiresAt: Date
  /** When they proved that the address is theirs. */
  provedAt: Date | undefined
}

/** The domain of an address, in lower-case ASCII, by its exact key. */
export const domainOf = (exactKey: string): string => exactKey.slice(exactKey.lastIndexOf('@') + 1)
