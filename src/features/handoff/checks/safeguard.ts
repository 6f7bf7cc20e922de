/** The check of one finding: what it does is the app's choice or the catalogue's, unless people decided about this very case. */
import { gateInForce, isDecidable, type LiveCode } from '../../safeguards/gate/live-gate.ts'
import { passed, type Check } from '../check.ts'
import { approvalOf } from '../decisions.ts'

/** An approved case passes with a remark, so that the history names it. */
export const safeguard =
  (code: LiveCode): Check =>
  (facts) => {
    const signal = facts.signals.find((each) => each.code === code)
    if (!signal) return passed
    const gate = gateInForce(code, facts.gateOverrides, signal.touchesStaff && !facts.member.isStaff)
    if (gate === 'none') return passed
    const isApproved = isDecidable(code, gate) && approvalOf(facts, signal) !== undefined
    return { kind: 'failed', gate: isApproved ? 'warn' : gate, code }
  }
