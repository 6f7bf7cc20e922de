/** `latchkey handoff preview`: what a member's sign-in would send, and whether it would be let through. */
import { Option } from 'commander'
import { z } from 'zod'
import { previewHandoff, type HandoffPreview } from '../../features/handoff/preview-handoff.ts'
import { unknownApp } from './apps-check.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'

export const handoffPreview = defineCommand({
  name: 'handoff preview',
  summary: "Show what a member's sign-in would send to Zendesk, decoded; makes no usable token",
  example: 'latchkey handoff preview --app contoso-help-center --member m-1042 --format json',
  declare: (parser) =>
    parser
      .requiredOption('--app <key>', 'the key of the app')
      .requiredOption('--member <id>', 'external ID or e-mail address')
      .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')),
  given: z.object({ app: z.string(), member: z.string(), format: z.enum(['text', 'json']) }),
  run: async (deps, io, { app, member, format }) => {
    const outcome = await previewHandoff(deps, { appKey: app, member })
    if (outcome.kind !== 'preview') throw refused(outcome.kind, app)
    const { preview } = outcome
    await io.out(format === 'json' ? `${JSON.stringify(preview, null, 2)}\n` : textOf(preview))
    return exitCodes.good
  },
})

function refused(kind: 'unknown-app' | 'unknown-member' | 'ambiguous-member', app: string): CommandRefused {
  if (kind === 'unknown-app') return unknownApp(app)
  return new CommandRefused(
    kind === 'unknown-member'
      ? 'There is no member with that ID or address.'
      : 'More than one member has that ID or address: name the member by an external ID that is nobody’s username.',
  )
}

function textOf({
  verdict,
  codes,
  lacks_second_factor: isAskedFirst,
  claims,
  sources,
  left_out: leftOut,
  forecast,
}: HandoffPreview): string {
  const { user_fields: fields = {}, ...plain } = claims
  const shown = [
    ...Object.entries(plain),
    ...Object.entries(fields).map(([key, value]) => [`user_fields.${key}`, value] as const),
  ]
  const fromOf = (claim: string): string => sources.find((source) => source.claim === claim)?.from ?? ''
  const lines = [
    `verdict   ${[verdict, ...codes].join('  ')}`,
    ...(isAskedFirst ? ['first     they are asked to set up a second factor'] : []),
    ...shown.map(([claim, value]) => `claim     ${claim} = ${JSON.stringify(value)}  from ${fromOf(claim)}`),
    ...leftOut.map(({ claim, why }) => `left out  ${claim}: ${why}`),
    `forecast  case ${forecast.case}: ${forecast.outcome} (assuming ${forecast.assumption})`,
  ]
  return `${lines.join('\n')}\n`
}
