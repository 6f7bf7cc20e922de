/** What the commands that decide about findings have in common: which ones, why, and until when. */
import type { Command as Parser } from 'commander'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { decideFindings, type WhyNotDecided } from '../../features/safeguards/findings/decide-findings.ts'
import {
  longestDaysOf,
  longestReason,
  shortestReason,
  type DecisionWish,
} from '../../features/safeguards/findings/decision.policy.ts'
import { endOfDecision } from '../../features/safeguards/findings/decisions/decision-day.ts'
import { CommandRefused, exitCodes, type ExitCode, type Io } from '../command.ts'
import { printable } from '../table.ts'

export const declareDecision = (parser: Parser): Parser =>
  parser
    .argument('<fingerprints...>', 'of the findings, as `findings list` shows them')
    .requiredOption('--reason <reason>', `why, in ${shortestReason} characters or more, for whoever asks later`)
    .requiredOption('--until <date>', 'the last day on which it stands, as 2026-01-31')

export const decisionGiven = z.object({
  fingerprints: z.array(z.string()).min(1).max(500, 'at most 500 at once'),
  reason: z
    .string()
    .transform((typed) => typed.replaceAll('\0', '\ufffd').trim())
    .pipe(
      z
        .string()
        .min(shortestReason, `say in ${shortestReason} characters or more why.`)
        .max(longestReason, `say it in at most ${longestReason} characters.`),
    ),
  until: z.string(),
})

/** Each on its own: what cannot be decided is named, exit 1, and the others are. */
export async function decideByCommand(
  deps: Deps,
  io: Io,
  { fingerprints, reason, until: day, wish }: z.infer<typeof decisionGiven> & { wish: DecisionWish },
): Promise<ExitCode> {
  // A text that no finding can have is none's: the database would not even take some of them.
  const asked = fingerprints.map((text) => printable(text).toLowerCase())
  const most = longestDaysOf(await deps.findingList.listByFingerprint(asked))
  const { zone } = await deps.safeguardSettings.find()
  const until = endOfDecision(day, most, deps.clock.now(), zone)
  if (!until) throw new CommandRefused(`--until: a day from today on, at most ${most} days from now, as 2026-01-31.`)

  const by = { actor: 'command-line' } as const
  const { decided, refused } = await decideFindings(deps, { fingerprints: asked, wish, reason, until, by })
  for (const fingerprint of decided) await io.out(`${fingerprint}\n`)
  for (const { fingerprint, because } of refused) io.say(`${fingerprint}: ${refusals[because]}`)
  io.say(`Decided: ${decided.length}. Not decided: ${refused.length}.`)
  return refused.length > 0 ? exitCodes.refused : exitCodes.good
}

const refusals: Record<WhyNotDecided, string> = {
  unknown: 'there is no such finding.',
  resolved: 'it is resolved already.',
  'evidence-changed': 'it changed meanwhile.',
  'not-decided': 'nothing was decided about it.',
  'too-long': 'it may not be put aside for so long.',
  'in-the-past': 'the day has passed.',
  'needs-two': 'it is critical and touches staff, so two administrators have to decide, in the console.',
  'about-oneself': 'it is about whoever decides.',
}
