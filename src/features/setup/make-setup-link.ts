/** Makes the one-time link by which somebody sets a first or a new password. The link is the only copy of its token. */
import { after, hours, type Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Actor } from '../events/event.ts'
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

/** Without a member: the link that makes the first owner, good while there is none. Older ones are void. */
export async function makeSetupLink(
  deps: SetupLinkDeps,
  { memberId, lifetime }: { memberId?: string | undefined; lifetime?: number } = {},
): Promise<MadeSetupLink> {
  const usual = memberId === undefined ? setupLinkLifetimes.first : setupLinkLifetimes.reset
  const expiresAt = after(deps.clock.now(), lifetime ?? usual)
  return deps.inTransaction((stores) =>
    putSetupLink({ ...deps, ...stores }, { memberId, expiresAt, actor: 'command-line' }),
  )
}

export type PutSetupLinkDeps = Omit<SetupLinkDeps, 'inTransaction'> & {
  setupLinks: Pick<SetupLinksStore, 'insert' | 'void' | 'voidMailed'>
  events: Pick<EventsStore, 'record'>
}

export type NewSetupLink = {
  memberId: string | undefined
  expiresAt: Date
  /** For a link that goes by mail: void as soon as the member has another address. */
  emailExactKey?: string
  /** Where its member was on the way to. */
  continueTo?: string | undefined
  actor: Actor
  requestId?: string | undefined
  ip?: string | undefined
}

/** The same with stores bound to a transaction, for whoever sends the link on its way in it. */
export async function putSetupLink(
  { clock, random, setupLinks, events }: PutSetupLinkDeps,
  { memberId, expiresAt, emailExactKey, continueTo, ...by }: NewSetupLink,
): Promise<MadeSetupLink> {
  const createdAt = clock.now()
  const token = random.token(32)
  if (emailExactKey === undefined) await setupLinks.void(memberId, createdAt)
  else await setupLinks.voidMailed(memberId, createdAt)
  await setupLinks.insert(hashOfToken(token), { memberId, createdAt, expiresAt, emailExactKey, continueTo })
  const purpose = memberId === undefined ? 'first-owner' : 'password'
  const detail = { purpose, expires_at: expiresAt.toISOString(), ...(emailExactKey !== undefined && { by: 'mail' }) }
  await events.record({ ...by, type: 'setup-link.made', outcome: 'done', subjectId: memberId, detail })
  return { path: `/setup/${token}`, expiresAt }
}
