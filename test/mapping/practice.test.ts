/** A mapped hand-off, from the stored mapping to the profile in the practice Zendesk, which shares no code with it. */
import { expect, test } from 'vitest'
import { claimsOf } from '../../src/features/handoff/claims.ts'
import { importSecret, signToken } from '../../src/features/handoff/token.ts'
import { readMapping } from '../../src/features/mapping/read-mapping.ts'
import { epochSeconds } from '../../src/kernel/clock.ts'
import { goodFacts } from '../handoff/good-facts.ts'
import { openPractice, secret } from '../practice/practice-world.ts'

const typed = {
  organizations: 'join(",", organization, field:second)',
  locale: 'lookup(substring(locale, 0, 2), "de" = "8", otherwise "1")',
  tags: 'field:tags',
  remote_photo_url: 'field:photo',
  role: 'if(staff, "agent", "end_user")',
  custom_role_id: 'if(staff, 360001, omit)',
  phone: 'field:mobile',
  name: 'template("{name} ({external_id})")',
  'user_fields.level': 'lower(field:level)',
  'user_fields.since': 'date(field:since)',
  'user_fields.newsletter': 'if(field:newsletter = "yes", true, false)',
  'user_fields.points': 'if(known(field:level), 7, 0)',
  'user_fields.note': 'field:note',
}

const member = {
  ...goodFacts.member,
  isStaff: true,
  organization: 'Contoso',
  locale: 'de-AT',
  attributes: {
    second: 'Fabrikam',
    tags: 'gold vip',
    photo: 'https://pics.example/a.png',
    mobile: '+43 1 234 56 78',
    level: 'Gold',
    since: '1.2.2020',
    newsletter: 'yes',
  },
}

test('every claim arrives as Zendesk documents it, and nothing blank does', async () => {
  const read = readMapping(Object.entries(typed).map(([claim, from]) => ({ claim, from })))
  if (read.kind === 'refused') throw new Error([...read.errors.values()].join(' '))
  const practice = openPractice({
    // The strictest reading of blanks: one of them, and the whole hand-off is refused.
    switches: { blankClaims: 'refuse' },
    organizations: [{ name: 'Contoso' }, { name: 'Fabrikam' }],
    userFields: [
      { key: 'level', kind: 'dropdown', options: ['silver', 'gold'] },
      { key: 'since', kind: 'date' },
      { key: 'newsletter', kind: 'checkbox' },
      { key: 'points', kind: 'number' },
      { key: 'note', kind: 'text' },
    ],
  })
  const { claims, leftOut } = claimsOf(member, read.mapping)
  expect(leftOut).toEqual([{ claim: 'user_fields.note', why: 'field:note is not known of this member' }])
  const jwt = await signToken(await importSecret(secret), { iat: epochSeconds(practice.now()), jti: 'once', ...claims })
  const answer = await practice.post({ jwt })
  expect(answer.text).not.toContain('unauthenticated')

  const [person] = practice.state.people.filter(({ externalId }) => externalId === member.externalId)
  expect(person).toMatchObject({
    name: 'Ada (m-1)',
    phone: '+4312345678',
    organizations: ['Contoso', 'Fabrikam'],
    localeId: 8,
    tags: ['gold', 'vip'],
    photoUrl: 'https://pics.example/a.png',
    role: 'agent',
    customRoleId: 360001,
  })
  expect(Object.fromEntries(person?.userFields ?? [])).toEqual({
    level: 'gold',
    since: '2020-02-01',
    newsletter: true,
    points: 7,
  })
})
