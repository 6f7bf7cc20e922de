/** The state of a member in short words. Only what deviates from the ordinary stands out. */
import { Badge } from '../parts/badge.tsx'

export type MemberState = {
  status: 'active' | 'suspended'
  isStaff: boolean
  role: string | undefined
  hasCredentials: boolean
}

export function MemberBadges({ status, isStaff, role, hasCredentials }: MemberState) {
  return (
    <span class="badges">
      {status === 'suspended' && <Badge tone="danger">Suspended</Badge>}
      {status === 'active' && (
        <Badge tone={hasCredentials ? 'success' : 'neutral'}>{hasCredentials ? 'Can sign in' : 'No password'}</Badge>
      )}
      {isStaff && <Badge tone="info">Staff</Badge>}
      {role !== undefined && <Badge tone="info">{roleWords(role)}</Badge>}
    </span>
  )
}

export const roleWords = (role: string): string => `${role.charAt(0).toUpperCase()}${role.slice(1)}`

export function VerifiedBadge({ isVerified }: { isVerified: boolean }) {
  return <Badge tone={isVerified ? 'success' : 'warning'}>{isVerified ? 'Verified' : 'Not verified'}</Badge>
}
