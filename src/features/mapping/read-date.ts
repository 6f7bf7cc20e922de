/** Reads a date in the few forms that mean one day only, whoever reads them: 03/04/2020 is not among them. */

const forms: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
]

/** As `yyyy-mm-dd`; a time that follows is cut off, its day taken as it is written. Undefined: no such day. */
export function readDate(text: string): string | undefined {
  const written = text.trim()
  if (written.length > 64) return undefined
  for (const form of forms) {
    const { year, month, day } = form.exec(written)?.groups ?? {}
    if (year === undefined || month === undefined || day === undefined) continue
    if (!isDay(Number(year), Number(month), Number(day))) return undefined
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return undefined
}

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (daysOf[month - 1] ?? 0)
  return year > 0 && day >= 1 && day <= days
}
