/** For how many days the personal part of events is kept; `never`: it is never forgotten. */

export type KeepDays = number | 'never'

/** As the table has it for a row that nobody wrote to. */
export const usualDays = 400
export const fewestDays = 30
export const mostDays = 3_650

export const isShorter = (days: KeepDays, than: KeepDays): boolean =>
  days !== 'never' && (than === 'never' || days < than)
