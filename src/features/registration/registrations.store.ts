/** Registrations in the database: known by the hash of the token in their link, and of the one in the browser they began in. */
import type { Db } from '../../db/connect.ts'
import { after } from '../../kernel/clock.ts'
import type { EmailKeys } from '../../kernel/email-keys.ts'
import { codeTriesWindow, mostCodeTries } from '../verification/one-time-code.ts'
import type { Registration } from './registration.ts'

export type RegistrationsStore = ReturnType<typeof registrationsStore>

export type NewRegistration = Omit<Registration, 'provedAt'> & {
  tokenHash: string
  browserHash: string
  codeHash: string
  codeExpiresAt: Date
  keys: EmailKeys
}

/** `tokenHash`: what the hash of the code is bound to. */
export type CodeTry = { registration: Registration; tokenHash: string; codeHash: string }

export function registrationsStore(db: Db) {
  const table = () => db<RegistrationRow>('registrations')
  const one = (rows: RegistrationRow[]): Registration | undefined => rows[0] && registrationOf(rows[0])

  return {
    async insert(given: NewRegistration): Promise<void> {
      await db('registrations').insert({
        id: given.id,
        token_hash: given.tokenHash,
        browser_hash: given.browserHash,
        code_hash: given.codeHash,
        code_expires_at: given.codeExpiresAt,
        name: given.name,
        email: given.email,
        email_exact_key: given.keys.exact,
        email_accentless_key: given.keys.accentless,
        email_mailbox_key: given.keys.mailbox,
        locale: given.locale ?? null,
        continue_to: given.continueTo ?? null,
        created_at: given.createdAt,
        expires_at: given.expiresAt,
      })
    },

    /** Looking at a link changes nothing. Of one that was used nothing is known any more. */
    async findByLink(
      tokenHash: string,
      now: Date,
    ): Promise<{ state: 'open'; registration: Registration } | { state: 'spent' | 'expired' } | undefined> {
      const row = await table().where({ token_hash: tokenHash }).first()
      if (!row) return undefined
      if (row.ended_at !== null || row.proved_at !== null) return { state: 'spent' }
      return row.expires_at <= now ? { state: 'expired' } : { state: 'open', registration: registrationOf(row) }
    },

    /** The one that this browser began last, while it can still be proved; `takesCode`: with the code from its mail. */
    async findByBrowser(
      browserHash: string,
      now: Date,
    ): Promise<{ registration: Registration; takesCode: boolean } | undefined> {
      const row = await table()
        .where({ browser_hash: browserHash, proved_at: null, ended_at: null })
        .andWhere('expires_at', '>', now)
        .orderBy('created_at', 'desc')
        .first()
      return (
        row && {
          registration: registrationOf(row),
          takesCode: row.code_expires_at > now && (await this.countCodeTries(row.email_exact_key, now)) < mostCodeTries,
        }
      )
    },

    /** Of all mails to this address within the hour: another mail gives nobody other guesses at its reader. */
    async countCodeTries(exactKey: string | null, now: Date): Promise<number> {
      const [row] = await table()
        .where({ email_exact_key: exactKey })
        .andWhere('created_at', '>', after(now, -codeTriesWindow))
        .sum<{ tries: string | null }[]>({ tries: 'code_tries' })
      return Number(row?.tries ?? 0)
    },

    /** Asked for with this address since then, and not proved and decided; this one included. */
    async countAsked(exactKey: string, since: Date): Promise<number> {
      const [row] = await table()
        .where({ email_exact_key: exactKey })
        .andWhere('created_at', '>', since)
        .count<{ asked: string }[]>({ asked: '*' })
      return Number(row?.asked ?? 0)
    },

    /** Counts a try with a code before anybody looks at it. Undefined when there is nothing left to try. */
    async takeCodeTry(browserHash: string, now: Date): Promise<CodeTry | undefined> {
      const [row] = await table()
        .where({ browser_hash: browserHash, proved_at: null, ended_at: null })
        .andWhere('code_expires_at', '>', now)
        .andWhere('code_tries', '<', mostCodeTries)
        .andWhereRaw(
          `(select sum(of_address.code_tries) from registrations of_address
            where of_address.email_exact_key = registrations.email_exact_key and of_address.created_at > ?) < ?`,
          [after(now, -codeTriesWindow), mostCodeTries],
        )
        .update({ code_tries: db.raw('code_tries + 1') })
        .returning('*')
      return row && { registration: registrationOf(row), tokenHash: row.token_hash, codeHash: row.code_hash }
    },

    /** All that have the address of this one wait for each other until the transaction ends. */
    async lockAddressOf(id: string): Promise<void> {
      const address = db('registrations').select('email_exact_key').where({ id })
      await table().select('id').whereIn('email_exact_key', address).orderBy('id').forUpdate()
    },

    /** The address is theirs, and this is how they write their name. Succeeds once. */
    async prove(id: string, { name, at, expiresAt }: { name: string; at: Date; expiresAt: Date }) {
      const rows = await table()
        .where({ id, proved_at: null, ended_at: null })
        .andWhere('expires_at', '>', at)
        .update({ name, proved_at: at, expires_at: expiresAt })
        .returning('*')
      return one(rows)
    },

    /** Whether one with this address waits already, other than this one. */
    async isAnotherWaiting(id: string, exactKey: string, now: Date): Promise<boolean> {
      const row = await table()
        .where({ email_exact_key: exactKey, ended_at: null })
        .whereNotNull('proved_at')
        .whereNot({ id })
        .andWhere('expires_at', '>', now)
        .first()
      return row !== undefined
    },

    /** A proved one that waits for a decision. Lock its address before, where one is made. */
    async findWaiting(id: string, now: Date): Promise<Registration | undefined> {
      const rows = await table()
        .where({ id, ended_at: null })
        .whereNotNull('proved_at')
        .andWhere('expires_at', '>', now)
      return one(rows)
    },

    /** Whatever came of it: who it was is forgotten here. */
    async end(id: string, at: Date): Promise<void> {
      await table().where({ id, ended_at: null }).update({
        ended_at: at,
        name: null,
        email: null,
        email_exact_key: null,
        email_accentless_key: null,
        email_mailbox_key: null,
        continue_to: null,
      })
    },

    /** A bounded piece of those whose time has passed. How many went. */
    async deleteExpired(now: Date): Promise<number> {
      const expired = db('registrations').select('id').where('expires_at', '<=', now).limit(1_000)
      return db('registrations').whereIn('id', expired).delete()
    },
  }
}

export type RegistrationRow = {
  id: string
  token_hash: string
  browser_hash: string
  code_hash: string
  code_expires_at: Date
  code_tries: number
  name: string | null
  email: string | null
  email_exact_key: string | null
  email_accentless_key: string | null
  email_mailbox_key: string | null
  locale: string | null
  continue_to: string | null
  created_at: Date
  expires_at: Date
  proved_at: Date | null
  ended_at: Date | null
}

const registrationOf = (row: RegistrationRow): Registration => ({
  id: row.id,
  name: row.name ?? '',
  email: row.email ?? '',
  locale: row.locale ?? undefined,
  continueTo: row.continue_to ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  provedAt: row.proved_at ?? undefined,
})
