/** Without the shared secret there is nothing to sign with, whoever asks. */
import { blocked, passed, type Check } from '../check.ts'

export const secretOpens: Check = ({ canSign }) => (canSign ? passed : blocked('secret-unavailable'))
