/** `latchkey findings snooze`: an administrator's word on findings, not now, until a day. */
import { declareDecision, decideByCommand, decisionGiven } from '../findings/decide-by-command.ts'
import { defineCommand } from '../command.ts'

export const findingsSnooze = defineCommand({
  name: 'findings snooze',
  summary: 'Put findings off; they are open again when the day has passed or the evidence changes',
  example: "latchkey findings snooze 5f3c…d1 --reason 'the merger of both schools ends in March' --until 2027-03-31",
  declare: declareDecision,
  given: decisionGiven,
  run: (deps, io, given) => decideByCommand(deps, io, { ...given, wish: 'snooze' }),
})
