/** The time of day, as a dependency: tests hold it still and move it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export const seconds = (n: number): number => n * 1_000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

/** The instant `milliseconds` after `instant` (before it, when negative). */
export const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds)

/** Whole seconds since 1970-01-01 UTC, rounded down: the unit of `iat`. */
export const epochSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1_000)

/** At least one, for whoever is told to wait. */
export const secondsUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000))
