/** A short state in words; the colour repeats what the word says. */
import type { Tone } from './alert.tsx'

export type BadgeProps = { tone: Tone | 'neutral'; children: string }

export function Badge({ tone, children }: BadgeProps) {
  return <span class={`badge badge-${tone}`}>{children}</span>
}
