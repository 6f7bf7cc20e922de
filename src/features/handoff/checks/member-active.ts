/** A suspended member's sessions are ended; this refuses the hand-off that was already on its way. */
import { blocked, passed, type Check } from '../check.ts'

export const memberActive: Check = ({ member }) => (member.isActive ? passed : blocked('member-suspended'))
