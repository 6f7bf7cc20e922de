/** How long the personal part of events is kept, and how far it has been forgotten. One row, made when it is first needed. */
import type { Db } from '../../../db/connect.ts'
import { usualDays, type KeepDays } from './keep-days.ts'

export type HistorySettingsStore = ReturnType<typeof historySettingsStore>

/** Events up to `forgottenUpto` (an id) have nothing personal left. */
export type HistorySettings = { keepDays: KeepDays; forgottenUpto: number }

/** A run of events by their ids, as far as one piece of work goes. */
export type Run = { upto: number; hasOld: boolean; firstYoung: number | undefined }
export type Forgotten = { addresses: number; values: number }

export function historySettingsStore(db: Db) {
  const read = async (lock: '' | 'for update' | 'for update skip locked'): Promise<HistorySettings | undefined> => {
    // Only a row can be locked; looking makes none.
    if (lock !== '') {
      await db.raw(
        'insert into history_settings (one) select true where not exists (select from history_settings) on conflict do nothing',
      )
    }
    const { rows } = await db.raw<{ rows: Row[] }>(
      `select keep_personal_days, forgotten_upto_id from history_settings ${lock}`,
    )
    return (
      rows[0] && { keepDays: rows[0].keep_personal_days ?? 'never', forgottenUpto: Number(rows[0].forgotten_upto_id) }
    )
  }

  return {
    async get(): Promise<HistorySettings> {
      return (await read('')) ?? { keepDays: usualDays, forgottenUpto: 0 }
    },

    /** Nobody else changes them until the transaction ends. */
    async lock(): Promise<HistorySettings> {
      return (await read('for update')) ?? { keepDays: 'never', forgottenUpto: 0 }
    },

    /** Undefined when somebody else has them. */
    lockUnlessBusy: () => read('for update skip locked'),

    async setKeepDays(days: KeepDays): Promise<void> {
      const row = { one: true, keep_personal_days: days === 'never' ? null : days }
      await db('history_settings').insert(row).onConflict('one').merge(['keep_personal_days'])
    },

    async setForgottenUpto(id: number): Promise<void> {
      await db('history_settings').update({ forgotten_upto_id: id })
    },

    /** The next events behind `after`, and which of them are from before `before`. Undefined: there are none. */
    async findRun(after: number, before: Date, size: number): Promise<Run | undefined> {
      const { rows } = await db.raw<{
        rows: { upto: string | number | null; has_old: boolean; first_young: string | null }[]
      }>(
        `select max(id) as upto, bool_or(at < ?) as has_old, min(id) filter (where at >= ?) as first_young
        from (select id, at from events where id > ? order by id limit ?) run`,
        [before, before, after, size],
      )
      const [row] = rows
      if (row?.upto === null || row?.upto === undefined) return undefined
      return {
        upto: Number(row.upto),
        hasOld: row.has_old,
        firstYoung: row.first_young === null ? undefined : Number(row.first_young),
      }
    },

    /** Empties what is personal in the events of a run that are from before `before`: outside the hash, so the chain stays whole. */
    async forget({ after, upto, before }: { after: number; upto: number; before: Date }): Promise<Forgotten> {
      const { rows } = await db.raw<{ rows: { addresses: string; values: string }[] }>(
        `with due as (
          select id, ip is not null as had_ip, personal is not null as had_personal from events
          where id > ? and id <= ? and at < ? and (ip is not null or personal is not null) for update),
        emptied as (
          update events e set ip = null, personal = null from due where e.id = due.id
          returning due.had_ip, due.had_personal)
        select count(*) filter (where had_ip) as addresses, count(*) filter (where had_personal) as values from emptied`,
        [after, upto, before],
      )
      return { addresses: Number(rows[0]?.addresses ?? 0), values: Number(rows[0]?.values ?? 0) }
    },

    /** How many events would lose something, counted up to `limit`. Ids from `under` on are younger than `before`. */
    async countPersonal(of: { after: number; under: number; before: Date; limit: number }): Promise<number> {
      const { rows } = await db.raw<{ rows: { count: string }[] }>(
        `select count(*) from (
          select from events where id > ? and id < ? and at < ? and (ip is not null or personal is not null) limit ?) losing`,
        [of.after, of.under, of.before, of.limit],
      )
      return Number(rows[0]?.count ?? 0)
    },
  }
}

type Row = { keep_personal_days: number | null; forgotten_upto_id: string }
