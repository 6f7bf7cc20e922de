/** Nobody is handed to an app that an administrator has switched off. */
import { blocked, passed, type Check } from '../check.ts'

export const appEnabled: Check = ({ app }) => (app.isEnabled ? passed : blocked('app-disabled'))
