/** Days as people have them, in a time zone: some have 23 or 25 hours, and some do not begin at midnight. */
import { days, hours, minutes } from './clock.ts'

/** A calendar day from its first instant up to the first one of the next; `date` as 2026-01-31. */
export type Day = { date: string; from: Date; upto: Date }

export function isZone(name: string): boolean {
  if (!/^[\w+/-]{1,64}$/.test(name)) return false
  try {
    writerOf(name)
    return true
  } catch {
    return false
  }
}

/** The day with this date; undefined when there is no such date. `zone`: a name of the time zone database. */
export function dayOf(date: string, zone: string): Day | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const noon = new Date(`${date}T12:00:00Z`)
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== date) return undefined
  return { date, from: startOf(date, zone), upto: startOf(shifted(date, 1), zone) }
}

/** The day of `now` and those before it, the oldest first. */
export function lastDays(count: number, now: Date, zone: string): Day[] {
  const today = writerOf(zone).format(now)
  return Array.from({ length: count }, (_, index) => shifted(today, index + 1 - count)).map((date) => ({
    date,
    from: startOf(date, zone),
    upto: startOf(shifted(date, 1), zone),
  }))
}

const quarter = minutes(15)
/** No zone is further from UTC. */
const furthest = hours(15)

/** The first quarter of an hour that has this date there, or a later one: a search, so that no shift of clocks is special. */
function startOf(date: string, zone: string): Date {
  const writer = writerOf(zone)
  const midnight = Date.parse(`${date}T00:00:00Z`)
  let before = (midnight - furthest) / quarter
  let from = (midnight + furthest) / quarter
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (writer.format(new Date(middle * quarter)) < date) before = middle
    else from = middle
  }
  return new Date(from * quarter)
}

const shifted = (date: string, by: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days(by)).toISOString().slice(0, 10)

/** Swedes write dates as ISO 8601 does. */
const writerOf = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
