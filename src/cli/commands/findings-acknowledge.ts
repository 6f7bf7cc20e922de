/** `latchkey findings acknowledge`: an administrator's word on findings, that somebody works on them, until a day. */
import { declareDecision, decideByCommand, decisionGiven } from '../findings/decide-by-command.ts'
import { defineCommand } from '../command.ts'

export const findingsAcknowledge = defineCommand({
  name: 'findings acknowledge',
  summary: 'Say that somebody works on findings; they are open again when the day has passed or the evidence changes',
  example:
    "latchkey findings acknowledge 5f3c…d1 --reason 'the import of Monday is being cleaned up' --until 2027-03-31",
  declare: declareDecision,
  given: decisionGiven,
  run: (deps, io, given) => decideByCommand(deps, io, { ...given, wish: 'acknowledge' }),
})
