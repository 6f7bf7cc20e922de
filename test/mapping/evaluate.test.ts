/** What expressions and mappings give, whatever is known of a member. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, isGap, longestValue } from '../../src/features/mapping/evaluate.ts'
import { mapClaims } from '../../src/features/mapping/claims/map-claims.ts'
import type { MappedMember } from '../../src/features/mapping/member-paths.ts'
import { parseExpression } from '../../src/features/mapping/notation/parse-expression.ts'
import { expressions, members } from './expressions.ts'

const ada: MappedMember = {
  externalId: 'm-1',
  username: undefined,
  name: 'Ada 👩‍💻 Straße',
  email: 'Ada@Example.org',
  phone: undefined,
  organization: 'Contoso',
  locale: 'de-AT',
  attributes: { team: 'Blue', blank: '   ', empty: '', born: '29.2.2024', photo: 'https://pics.example/a.png' },
  isStaff: false,
}

function read(typed: string) {
  const parsed = parseExpression(typed)
  if (parsed.kind === 'refused') throw new Error(parsed.why)
  return parsed.expression
}
const give = (typed: string, member = ada) => {
  const given = evaluate(read(typed), member)
  return isGap(given) ? `left out: ${given.why}` : given
}

test.each([
  ['staff', false],
  ['field:team', 'Blue'],
  ['phone', 'left out: phone is not known of this member'],
  ['field:empty', 'left out: field:empty is not known of this member'],
  ['field:constructor', 'left out: field:constructor is not known of this member'],
  ['trim(field:blank)', 'left out: it came out empty'],
  ['coalesce(phone, field:none, organization)', 'Contoso'],
  ['coalesce(phone, field:none)', 'left out: phone is not known of this member'],
  ['template("Team {field:team}{phone}")', 'Team Blue'],
  ['template("Team {field:none}")', 'left out: field:none is not known of this member'],
  ['template("fixed")', 'fixed'],
  ['join("/", phone, organization, field:team)', 'Contoso/Blue'],
  ['join("/", phone)', 'left out: phone is not known of this member'],
  ['lookup(locale, "de" = "8")', 'left out: its text is not in the table'],
  ['lookup(locale, "de" = "8", otherwise substring(locale, 3))', 'AT'],
  ['lookup(organization, "__proto__" = "x", "Contoso" = "y")', 'y'],
  ['lower(name)', 'ada 👩‍💻 straße'],
  ['upper(name)', 'ADA 👩‍💻 STRASSE'],
  ['substring(name, 4, 1)', '👩'],
  ['substring(name, 99)', 'left out: it came out empty'],
  ['replace(email, "@", " at ")', 'Ada at Example.org'],
  ['replace(organization, "Contoso", "")', 'left out: it came out empty'],
  ['if(staff, "agent", "customer")', 'customer'],
  ['if(not(staff), "customer", omit)', 'customer'],
  ['if(known(phone), phone, "none")', 'none'],
  ['if(field:none = "x", 1, 2)', 2],
  ['omit', 'left out: the mapping leaves it out for this member'],
])('%s gives %s', (typed, expected) => {
  expect(give(typed)).toBe(expected)
})

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2024-2-9', '2024-02-09'],
  ['2024-02-29T23:59:00-11:00', '2024-02-29'],
  ['2024/1/2', '2024-01-02'],
  ['20240102', '2024-01-02'],
  [' 29.2.2024 ', '2024-02-29'],
  ['29.2.2023', undefined],
  ['2100-02-29', undefined],
  ['2000-02-29', '2000-02-29'],
  ['2024-13-01', undefined],
  ['0000-01-01', undefined],
  ['01/02/2024', undefined],
  ['tomorrow', undefined],
])('the date %s is read as %s', (born, expected) => {
  const given = give('date(field:born)', { ...ada, attributes: { born } })
  expect(given).toBe(expected ?? 'left out: its text is no date we can read')
})

test('nothing grows without bounds on the way', () => {
  const grow = `${'replace('.repeat(8)}field:x${`, "a", "${'a'.repeat(80)}")`.repeat(8)}`
  const given = give(grow, { ...ada, attributes: { x: 'a' } })
  expect(given).toBe(`left out: it grew longer than ${longestValue} characters`)
})

test('whatever the expression and the member, there is a bounded value that is not empty, or a reason', () => {
  fc.assert(
    fc.property(expressions, members, (expression, member) => {
      const given = evaluate(expression, member)
      if (isGap(given)) expect(given.why).not.toBe('')
      else if (typeof given === 'string') {
        expect(given.length).toBeGreaterThan(0)
        expect(given.length).toBeLessThanOrEqual(longestValue)
      } else expect(['number', 'boolean']).toContain(typeof given)
    }),
    { numRuns: 1_000 },
  )
})

describe('claims', () => {
  const map = (rows: Record<string, string>, member = ada) =>
    mapClaims(
      Object.entries(rows).map(([claim, typed]) => ({ claim, from: read(typed) })),
      member,
    )

  test('each has the type that Zendesk documents', () => {
    const { claims, leftOut } = map({
      name: 'template("{name} ({external_id})")',
      phone: '"+43 1 234 56 78"',
      organization: 'organization',
      organizations: '" Contoso , Fabrikam,,Contoso "',
      locale: 'lookup(substring(locale, 0, 2), "de" = "8")',
      tags: '"gold, vip vip"',
      remote_photo_url: 'field:photo',
      role: '"agent"',
      custom_role_id: '360001',
      'user_fields.team': 'field:team',
      'user_fields.staff': 'staff',
      'user_fields.points': '7',
      'user_fields.born': 'date(field:born)',
    })
    expect(leftOut).toEqual([])
    expect(claims).toEqual({
      name: 'Ada 👩‍💻 Straße (m-1)',
      phone: '+4312345678',
      organization: 'Contoso',
      organizations: 'Contoso,Fabrikam',
      locale: 8,
      tags: ['gold', 'vip'],
      remote_photo_url: 'https://pics.example/a.png',
      role: 'agent',
      custom_role_id: 360001,
      user_fields: { team: 'Blue', staff: false, points: 7, born: '2024-02-29' },
    })
  })

  test.each([
    ['organization', 'field:blank', 'there is nothing but blanks in it'],
    ['organization', `field:long`, 'it is longer than 255 characters'],
    ['locale', 'field:team', '“Blue” is no whole number'],
    ['tags', '" , ,"', 'there is nothing between the commas'],
    ['role', 'field:team', '“Blue” is none of end_user, agent, admin'],
    ['custom_role_id', '5', 'it goes with the role agent only'],
    ['remote_photo_url', '"http://pics.example/a.png"', 'it is no https address'],
    ['remote_photo_url', '"https://user@pics.example/a.png"', 'it is no https address'],
    ['phone', 'field:team', 'it is no telephone number with a country code'],
    ['user_fields.x', 'field:none', 'field:none is not known of this member'],
    ['email', '"eve@example.org"', 'it is no claim that we send'],
    ['exp', '1', 'it is no claim that we send'],
    ['__proto__', '"x"', 'it is no claim that we send'],
    ['user_fields.__proto__', '"x"', 'it is no claim that we send'],
  ])('%s made of %s is left out: %s', (claim, typed, why) => {
    const member = { ...ada, attributes: { ...ada.attributes, long: 'x'.repeat(256) } }
    expect(map({ [claim]: typed }, member)).toEqual({ claims: {}, leftOut: [{ claim, why }] })
  })

  test('a custom role goes with an agent only, not with an admin', () => {
    const { claims, leftOut } = map({ role: '"admin"', custom_role_id: '5' })
    expect(claims).toEqual({ role: 'admin' })
    expect(leftOut).toEqual([{ claim: 'custom_role_id', why: 'it goes with the role agent only' }])
  })

  test('nothing that is sent is ever null, empty, or of another type than its claim', () => {
    const names = ['name', 'phone', 'organization', 'organization_ids', 'locale', 'tags', 'remote_photo_url', 'role']
    const claim = fc.oneof(fc.constantFrom(...names, 'custom_role_id', 'user_fields.x'), fc.string())
    fc.assert(
      fc.property(fc.array(fc.record({ claim, from: expressions }), { maxLength: 6 }), members, (mapping, member) => {
        const { claims } = mapClaims(mapping, member)
        const { user_fields: fields = {}, tags, ...plain } = claims
        if ('user_fields' in claims) expect(Object.keys(fields)).not.toEqual([])
        if (tags) expect(tags.every((tag) => tag !== '' && !/[\s,]/.test(tag)) && tags.length > 0).toBe(true)
        for (const value of [...Object.values(plain), ...Object.values(fields)]) {
          expect(['string', 'number', 'boolean']).toContain(typeof value)
          if (typeof value === 'string') expect(value.trim()).not.toBe('')
        }
        expect('custom_role_id' in claims && claims.role !== 'agent').toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
