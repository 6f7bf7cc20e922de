/** Sends mail for as long as the server runs, and clears away what is old. Without a mail server it only clears. */
import { after, days, hours, seconds } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import type { Mailer } from '../../kernel/mailer.ts'
import { repeat, type Repeating } from '../../kernel/repeat.ts'
import type { RegistrationsStore } from '../registration/registrations.store.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import type { AddressChangesStore } from '../verification/change/address-changes.store.ts'
import type { VerificationLinksStore } from '../verification/verification-links.store.ts'
import type { OutboxStore } from './outbox.store.ts'
import { sendDueMail, type SendMailDeps, type Unmarked } from './send-mail.ts'

export type SendingDeps = Omit<SendMailDeps, 'mailer' | 'outbox'> & {
  mailer: Mailer | undefined
  outbox: Pick<OutboxStore, 'claim' | 'deleteOld'>
  verificationLinks: Pick<VerificationLinksStore, 'deleteOld'>
  addressChanges: Pick<AddressChangesStore, 'deleteOld'>
  setupLinks: Pick<SetupLinksStore, 'deleteOld'>
  registrations: Pick<RegistrationsStore, 'deleteExpired'>
  log: Log
}

/** How often to look for mail, how long messages and links are kept, and how long stopping may take. */
export const rhythm = { look: seconds(2), sweep: hours(1), keep: days(14), stop: seconds(10) } as const

/** Trouble with the database is logged and tried again; trouble with the mail server is on the message. */
export function startSending(deps: SendingDeps): Repeating {
  const unmarked: Unmarked = new Map()
  let sweptAt = 0
  const work = async (signal: AbortSignal): Promise<void> => {
    const now = deps.clock.now()
    if (now.getTime() - sweptAt >= rhythm.sweep) {
      await clearOldMail(deps)
      sweptAt = now.getTime()
    }
    const { mailer } = deps
    const sent = mailer ? await sendDueMail({ ...deps, mailer }, unmarked, signal) : 0
    if (sent > 0) deps.log.info({ sent }, 'mail sent')
  }
  const sending = repeat(work, {
    every: rhythm.look,
    onTrouble: (error) => deps.log.warn({ error }, 'the outbox could not be worked on: trying again'),
  })
  return {
    // Lets the message in hand finish, but not for longer than a server has to stop.
    stop: () =>
      Promise.race([sending.stop(), new Promise<void>((resolve) => setTimeout(resolve, rhythm.stop).unref())]),
  }
}

/** Messages and links of more than two weeks ago, whatever became of them, and who registered in vain: a piece of each, and of the latter all. */
export async function clearOldMail(
  deps: Pick<SendingDeps, 'clock' | 'outbox' | 'verificationLinks' | 'addressChanges' | 'setupLinks' | 'registrations'>,
): Promise<void> {
  const before = after(deps.clock.now(), -rhythm.keep)
  await deps.outbox.deleteOld(before)
  await deps.verificationLinks.deleteOld(before)
  await deps.addressChanges.deleteOld(before)
  await deps.setupLinks.deleteOld(before)
  // Strangers write these, as many as they like: whoever did not become a member is gone when we said so.
  while ((await deps.registrations.deleteExpired(deps.clock.now())) > 0);
}
