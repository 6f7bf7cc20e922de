/** Everything that is known of a member, field by field. */
import type { ComponentChildren } from 'preact'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { roleWords, VerifiedBadge } from './member-badges.tsx'

export type MemberIdentityProps = {
  member: {
    name: string
    externalId: string
    username: string | undefined
    email: string | undefined
    emailVerifiedAt: Date | undefined
    phone: string | undefined
    organization: string | undefined
    locale: string | undefined
    isStaff: boolean
    status: 'active' | 'suspended'
    role: string | undefined
    attributes: Readonly<Record<string, string>>
    createdAt: Date
    updatedAt: Date
  }
}

export function MemberIdentity({ member }: MemberIdentityProps) {
  const attributes = Object.entries(member.attributes)
  return (
    <dl class="details details-wide">
      <Row label="External ID">
        <code>
          <Bidi>{member.externalId}</Bidi>
        </code>
        <span class="hint"> never changes</span>
      </Row>
      <Row label="E-mail address">
        {member.email === undefined ? (
          none
        ) : (
          <>
            <Bidi>{member.email}</Bidi> <VerifiedBadge isVerified={member.emailVerifiedAt !== undefined} />
            {member.emailVerifiedAt && (
              <span class="hint">
                {' '}
                since <Moment at={member.emailVerifiedAt} />
              </span>
            )}
          </>
        )}
      </Row>
      <Row label="Username">{optional(member.username)}</Row>
      <Row label="Telephone">{optional(member.phone)}</Row>
      <Row label="Organisation">{optional(member.organization)}</Row>
      <Row label="Language">{optional(member.locale)}</Row>
      <Row label="Staff">{member.isStaff ? 'Yes: may act as a Zendesk agent or admin' : 'No'}</Row>
      <Row label="Role here">
        {member.role === undefined ? 'None: no access to this console' : roleWords(member.role)}
      </Row>
      {attributes.map(([name, value]) => (
        <Row key={name} label={name}>
          <span class="lines">
            <Bidi>{value}</Bidi>
          </span>
        </Row>
      ))}
      <Row label="Added">
        <Moment at={member.createdAt} />
      </Row>
      <Row label="Last changed">
        <Moment at={member.updatedAt} />
      </Row>
    </dl>
  )
}

function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const none = <span class="quiet">none</span>

const optional = (text: string | undefined) => (text === undefined ? none : <Bidi>{text}</Bidi>)
