/** Messages in the database, from the moment they are written to two weeks later. What they say is sealed, and goes first. */
import type { Db } from '../../db/connect.ts'
import { isUuid } from '../../kernel/ids.ts'
import { undoAddresses } from '../verification/change/undoable.ts'
import type { Mail, MailKind, MailState, MailTrouble } from './mail.ts'
import { mailOf, type ClaimedRow, type ListedRow, type OutboxRow } from './outbox.columns.ts'

export type OutboxStore = ReturnType<typeof outboxStore>

export type NewOutboxRow = {
  id: string
  /** Undefined: for somebody who is in no store yet. */
  memberId: string | undefined
  kind: MailKind
  language: string
  subject: string
  messageSealed: string
  createdAt: Date
  /** Undefined: it says what happened, and that stays true. */
  goodUntil: Date | undefined
}

/** One message that this process may try now; `attempts` counts this try. */
export type ClaimedMail = Pick<
  Mail,
  'id' | 'kind' | 'memberId' | 'language' | 'subject' | 'createdAt' | 'goodUntil' | 'attempts'
> & {
  messageSealed: string
  /** Exact key of the address the member has at this moment. */
  memberEmailKey: string | undefined
}

export type SealedMail = { id: string; messageSealed: string }
export type MailCounts = Record<MailState, number>

export function outboxStore(db: Db) {
  const waiting = () => db<OutboxRow>('outbox_messages').where({ sent_at: null, failed_at: null })
  const listed = () =>
    db<ListedRow>('outbox_messages as o').leftJoin('members as m', 'm.id', 'o.member_id').select('o.*', 'm.name')

  return {
    async insert(mail: NewOutboxRow): Promise<void> {
      await db('outbox_messages').insert({
        id: mail.id,
        member_id: mail.memberId ?? null,
        kind: mail.kind,
        language: mail.language,
        subject: mail.subject,
        message_sealed: mail.messageSealed,
        created_at: mail.createdAt,
        good_until: mail.goodUntil ?? null,
        send_after: mail.createdAt,
      })
    },

    /** Written since then for this member, whatever became of them. */
    async countSince(memberId: string, kind: MailKind, since: Date): Promise<number> {
      const [row] = await db('outbox_messages')
        .where({ member_id: memberId, kind })
        .andWhere('created_at', '>', since)
        .count<{ mails: string }[]>({ mails: '*' })
      return Number(row?.mails ?? 0)
    },

    /** Addresses that the member had, and whose readers can still take a change back. */
    async listUndoAddresses(memberId: string, now: Date): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { former_email: string }[] }>(undoAddresses, { memberId, now })
      return rows.map(({ former_email }) => former_email)
    },

    /** Gives up what waits for this member of this kind. */
    async supersede(memberId: string, kind: MailKind, at: Date): Promise<void> {
      await waiting().where({ member_id: memberId, kind }).update(givenUp(at, 'superseded'))
    },

    /**
     * The message that has been due for longest, and nobody else's until `leasedUntil`. A process that dies with it
     * leaves it to whoever comes then. No transaction is open while it is sent: the embedded database has no second one.
     */
    async claim(now: Date, leasedUntil: Date): Promise<ClaimedMail | undefined> {
      const { rows } = await db.raw<{ rows: ClaimedRow[] }>(
        `update outbox_messages o set attempts = o.attempts + 1, send_after = ?
         from (
           select id from outbox_messages where sent_at is null and failed_at is null and send_after <= ?
           order by send_after, id limit 1 for update skip locked
         ) due
         where o.id = due.id
         returning o.*, (select m.email_exact_key from members m where m.id = o.member_id) as member_email_key`,
        [leasedUntil, now],
      )
      const [row] = rows
      return (
        row && {
          ...mailOf(row),
          messageSealed: row.message_sealed ?? '',
          memberEmailKey: row.member_email_key ?? undefined,
        }
      )
    },

    /** The server has it: what it said goes at once. False when it was marked before, or is gone with its member. */
    async markSent(id: string, at: Date): Promise<boolean> {
      const sent = { sent_at: at, failed_at: null, last_error: null, message_sealed: null }
      return (await db('outbox_messages').where({ id, sent_at: null }).update(sent)) === 1
    },

    /** To be tried again. */
    async postpone(id: string, sendAfter: Date, trouble: MailTrouble): Promise<void> {
      await waiting().where({ id }).update({ send_after: sendAfter, last_error: trouble })
    },

    /** Not to be tried again by itself; it can be sent later as it is. */
    async markFailed(id: string, at: Date, trouble: MailTrouble): Promise<void> {
      await waiting().where({ id }).update({ failed_at: at, last_error: trouble })
    },

    /** Never to be sent: what it says goes. */
    async giveUp(id: string, at: Date, trouble: MailTrouble): Promise<void> {
      await waiting().where({ id }).update(givenUp(at, trouble))
    },

    /** Puts a failed message that still says something back to the beginning. */
    async retry(id: string, now: Date): Promise<Mail | undefined> {
      const rows = await db<OutboxRow>('outbox_messages')
        .where({ id })
        .whereNotNull('failed_at')
        .whereNotNull('message_sealed')
        .whereRaw('(good_until is null or good_until > ?)', [now])
        .update({ failed_at: null, last_error: null, attempts: 0, send_after: now })
        .returning('*')
      return rows[0] && mailOf(rows[0])
    },

    async find(id: string): Promise<Mail | undefined> {
      const row = isUuid(id) ? await listed().where('o.id', id).first<ListedRow | undefined>() : undefined
      return row && mailOf(row)
    },

    async findSealed(id: string): Promise<string | undefined> {
      const row = await db<OutboxRow>('outbox_messages').select('message_sealed').where({ id }).first()
      return row?.message_sealed ?? undefined
    },

    /** Newest first; `before`: the last one of the page before. */
    async listPage(of: { state: MailState | undefined; before: string | undefined; limit: number }): Promise<Mail[]> {
      const page = listed().orderBy([
        { column: 'o.created_at', order: 'desc' },
        { column: 'o.id', order: 'desc' },
      ])
      if (of.state !== undefined) void page.whereRaw(conditions[of.state])
      if (of.before !== undefined && isUuid(of.before)) {
        void page.whereRaw('(o.created_at, o.id) < (select created_at, id from outbox_messages where id = ?)', [
          of.before,
        ])
      }
      const rows = await page.limit(of.limit)
      return rows.map(mailOf)
    },

    async count(): Promise<MailCounts> {
      const { rows } = await db.raw<{ rows: Record<MailState, string>[] }>(`
        select count(*) filter (where ${conditions.waiting}) as waiting, count(*) filter (where ${conditions.sent}) as sent,
          count(*) filter (where ${conditions.failed}) as failed
        from outbox_messages o`)
      const [row] = rows
      return { waiting: Number(row?.waiting ?? 0), sent: Number(row?.sent ?? 0), failed: Number(row?.failed ?? 0) }
    },

    /** Writers one at a time until the transaction ends. */
    async lock(): Promise<void> {
      await db.raw('lock table outbox_messages in share row exclusive mode')
    },

    /** A bounded piece of the messages that are not sealed under the key of this name, from the first one on. */
    async listSealedUnderOthers(keyId: string, after: string | undefined, limit: number): Promise<SealedMail[]> {
      const page = db<OutboxRow>('outbox_messages')
        .select('id', 'message_sealed')
        .whereNotNull('message_sealed')
        .whereRaw(`split_part(message_sealed, '.', 2) <> ?`, [keyId])
        .orderBy('id')
        .limit(limit)
      if (after !== undefined) void page.where('id', '>', after)
      const rows = await page
      return rows.map(({ id, message_sealed }) => ({ id, messageSealed: message_sealed ?? '' }))
    },

    async replaceSealed({ id, messageSealed }: SealedMail): Promise<void> {
      await db('outbox_messages').where({ id }).update({ message_sealed: messageSealed })
    },

    /** The names of the keys that messages are sealed under. */
    async listKeyIds(): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { key_id: string }[] }>(`
        select distinct split_part(message_sealed, '.', 2) as key_id from outbox_messages where message_sealed is not null`)
      return rows.map(({ key_id }) => key_id)
    },

    /** A bounded piece of the messages written before then, whatever became of them. How many went. */
    async deleteOld(before: Date): Promise<number> {
      const old = db('outbox_messages').select('id').where('created_at', '<', before).limit(1_000)
      return db('outbox_messages').whereIn('id', old).delete()
    },
  }
}

const conditions: Record<MailState, string> = {
  waiting: '(o.sent_at is null and o.failed_at is null)',
  sent: '(o.sent_at is not null)',
  failed: '(o.failed_at is not null)',
}

const givenUp = (at: Date, trouble: MailTrouble) => ({ failed_at: at, last_error: trouble, message_sealed: null })
