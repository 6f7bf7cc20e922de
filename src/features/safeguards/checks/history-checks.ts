/** Checks of what happened here: hand-offs, sign-ins, and what Zendesk answered. */
import type { AuditCheck } from './check.ts'
import { signInAttacks } from './history/sign-in-attacks.ts'
import { tokenBursts } from './history/token-bursts.ts'
import { zendeskAnswers } from './history/zendesk-answers.ts'

export const historyChecks: readonly AuditCheck[] = [zendeskAnswers, tokenBursts, signInAttacks]
