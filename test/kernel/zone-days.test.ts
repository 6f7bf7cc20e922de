/** Days in time zones: short and long ones, ones that begin at one o'clock, and names that are none. */
import { describe, expect, test } from 'vitest'
import { dayOf, isZone, lastDays } from '../../src/kernel/zone-days.ts'

const hoursIn = (date: string, zone: string): number => {
  const day = dayOf(date, zone)!
  return (day.upto.getTime() - day.from.getTime()) / 3_600_000
}

describe('a day', () => {
  test.each([
    ['2026-06-01', 'UTC', '2026-06-01T00:00:00.000Z', 24],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 23],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', 25],
    ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z', 24],
    ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z', 24],
    ['2026-06-01', 'Etc/GMT+12', '2026-06-01T12:00:00.000Z', 24],
    // Midnight itself was left out that night.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00.000Z', 23.5],
  ])('%s in %s', (date, zone, from, long) => {
    expect(dayOf(date, zone)?.from.toISOString()).toBe(from)
    expect(hoursIn(date, zone)).toBe(long)
  })

  test.each(['2026-02-30', '2026-1-1', '', '2026-01-01T00:00', 'yesterday', '+020260-01-01'])('not %j', (date) => {
    expect(dayOf(date, 'UTC')).toBeUndefined()
  })
})

test('the last days follow one another without gaps, over a change of clocks', () => {
  const days = lastDays(30, new Date('2026-04-02T23:30:00Z'), 'America/New_York')
  expect(days.map(({ date }) => date).slice(-2)).toEqual(['2026-04-01', '2026-04-02'])
  expect(days).toHaveLength(30)
  for (const [index, { from }] of days.entries()) {
    if (index > 0) expect(from).toEqual(days[index - 1]?.upto)
  }
})

test('names of zones are known from what is none', () => {
  expect(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].every(isZone)).toBe(true)
  expect(['', 'Nowhere/At_All', 'Europe/Berlin; drop', '../etc', 'x'.repeat(65)].some(isZone)).toBe(false)
})
