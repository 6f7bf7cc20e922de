/** Only members who hold credentials here sign in to Zendesk through us, however their session came to be. */
import { blocked, passed, type Check } from '../check.ts'

export const hasCredentials: Check = ({ member }) => (member.hasCredentials ? passed : blocked('no-credentials'))
