/** Makes the one-time link by which somebody sets a first or a new password. The link is the only copy of its token. */
import { createHash } from 'node:crypto'
import { after, hours, type Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { SetupLinksStore } from './setup-links.store.ts'

export type SetupLinkDeps = {
  clock: Clock
  random: Random
  inTransaction: InTransaction<{ setupLinks: SetupLinksStore; events: Pick<EventsStore, 'record'> }>
}

/** `path` begins with a slash: put it behind PUBLIC_URL. */
export type MadeSetupLink = { path: string; expiresAt: Date }

/** A person who has no password yet may need a day; whoever has one and lost it waits for the link. */
export const setupLinkLifetimes = { first: hours(24), reset: hours(1) } as const

/** Without a member: the link that makes the first owner, good while there is none. Older ones of the kind are void. */
export async function makeSetupLink(
  deps: SetupLinkDeps,
  { memberId, lifetime }: { memberId?: string | undefined; lifetime?: number } = {},
): Promise<MadeSetupLink> {
  const createdAt = deps.clock.now()
  const token = deps.random.token(32)
  const usual = memberId === undefined ? setupLinkLifetimes.first : setupLinkLifetimes.reset
  const expiresAt = after(createdAt, lifetime ?? usual)
  await deps.inTransaction(async ({ setupLinks, events }) => {
    await setupLinks.void(memberId, createdAt)
    await setupLinks.insert(hashOfToken(token), { memberId, createdAt, expiresAt })
    const purpose = memberId === undefined ? 'first-owner' : 'password'
    await events.record({
      type: 'setup-link.made',
      actor: 'command-line',
      outcome: 'done',
      subjectId: memberId,
      detail: { purpose, expires_at: expiresAt.toISOString() },
    })
  })
  return { path: `/setup/${token}`, expiresAt }
}

/** The token is random enough that its hash needs neither salt nor slowness. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
