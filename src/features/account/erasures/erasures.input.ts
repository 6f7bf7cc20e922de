/** What a request to be erased and its answer may say. Complaints of the member's form are codes: see views/account/words. */
import { z } from 'zod'

const longest = 500
/** Letters that were lost on the way here, and NUL, which no database keeps. */
const damaged = /[\0\ufffd]|\p{Cs}/u

export const askErasureInput = z.object({
  reason: sentence({ tooLong: 'tooLong', damaged: 'damaged' }),
})

export type AskErasureComplaint = 'tooLong' | 'damaged'

export const declineErasureInput = z.object({
  reason: sentence({
    tooLong: `The reason is too long: at most ${longest} characters.`,
    damaged: 'Some of these letters cannot be stored. Type it again.',
  }).transform((typed, context) => {
    if (typed !== undefined) return typed
    context.addIssue({ code: 'custom', message: 'Give a reason: the member reads it.' })
    return z.NEVER
  }),
})

/** One line; empty is none. */
function sentence(words: { tooLong: string; damaged: string }) {
  return z
    .string()
    .default('')
    .refine((typed) => typed.length <= longest, words.tooLong)
    .refine((typed) => !damaged.test(typed), words.damaged)
    .transform((typed) => typed.replaceAll(/\p{Cc}+/gu, ' ').trim() || undefined)
}
