/** How long a session lives: until so much silence, and for so much time whatever happens. */
import { minutes } from './clock.ts'

/** Milliseconds. */
export type SessionLimits = { idle: number; absolute: number }

/** Minutes. */
export const usualMinutes = { idle: 120, absolute: 720 } as const

/** As the settings have it, in minutes; null while they are as usual. */
export type StoredLimits = { idle_minutes: number | null; absolute_minutes: number | null }

export const limitsOf = ({ idle_minutes: idle, absolute_minutes: absolute }: StoredLimits): SessionLimits => ({
  idle: minutes(idle ?? usualMinutes.idle),
  absolute: minutes(absolute ?? usualMinutes.absolute),
})
