/** What the list of findings is asked for, and what a decision must say. Choices that are not offered count as none. */
import { z } from 'zod'
import { dayOf } from '../../../kernel/zone-days.ts'
import { isFindingCode, severities, type FindingCode } from '../catalogue.ts'
import { findingStates } from '../finding.ts'
import { isFingerprint } from './finding-choice.ts'
import { longestReason, shortestReason, wishes, type DecisionWish } from './decision.policy.ts'

const text = z
  .string()
  .default('')
  .catch('')
  // No text of ours holds a NUL, and the database takes none.
  .transform((typed) => typed.replaceAll('\0', '\ufffd').slice(0, 300).trim())

export const findingListInput = z.object({
  state: z
    .enum([...findingStates, 'unresolved'])
    .default('open')
    .catch('open'),
  severity: z.enum(severities).optional().catch(undefined),
  code: text.transform((typed): FindingCode | undefined => (isFindingCode(typed) ? typed : undefined)),
  app: text,
  staff: z.enum(['yes']).optional().catch(undefined),
  q: text,
  after: z.string().refine(isFingerprint).optional().catch(undefined),
})

export type FindingListInput = z.infer<typeof findingListInput>

const reason = z
  .string()
  .default('')
  .transform((typed) => typed.replaceAll('\0', '\ufffd').trim())
  .pipe(
    z
      .string()
      .min(shortestReason, `Say in ${shortestReason} characters or more why, for whoever asks later.`)
      .max(longestReason, `Say it in at most ${longestReason} characters.`),
  )

const until = z
  .string()
  .default('')
  .refine((typed) => dayOf(typed, 'UTC') !== undefined, 'Give a day, as 2026-01-31.')

/** Of a hash of the evidence that was looked at. */
const seen = z.string().regex(/^[\w-]{8,128}$/)

export const decisionInput = z.object({
  wish: z.enum(
    wishes.filter((wish): wish is DecisionWish => wish !== 'withdraw'),
    'Choose what is to happen.',
  ),
  reason,
  until,
})

export type DecisionInput = z.infer<typeof decisionInput>

export const seenInput = z.object({ seen })
