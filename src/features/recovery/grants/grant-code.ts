/** The one-time code that a member is handed on paper: 140 random bits, so that nobody has to count who guesses at one. */
import { makePaperCode, readPaperCode } from '../../../kernel/paper-code.ts'
import type { Random } from '../../../kernel/random.ts'

const length = 28

export const makeGrantCode = (random: Random): string => makePaperCode(random, length)

/** Undefined when it is no code, or not a whole one. */
export const readGrantCode = (typed: string): string | undefined => readPaperCode(typed, length)
