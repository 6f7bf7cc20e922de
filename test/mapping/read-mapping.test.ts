/** A mapping as it is typed: what is refused before it is saved, and what is not sent at all. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { claimsCatalogue } from '../../src/features/mapping/claims/claims-catalogue.ts'
import { memberEditable } from '../../src/features/mapping/member-paths.ts'
import { mostRows, readMapping, typedRows } from '../../src/features/mapping/read-mapping.ts'

const complaint = (claim: string, from: string, role = '"agent"') => {
  const rows = [{ claim, from }, ...(claim === 'role' ? [] : [{ claim: 'role', from: role }])]
  const read = readMapping(rows)
  return read.kind === 'refused' ? read.errors.get(0) : undefined
}

test.each([
  ['organization', '5', /takes text: 5 is no text/],
  ['organization', 'staff', /takes text, and staff is yes or no. Write if\(staff/],
  ['locale', 'locale', /a whole number, and locale is text. Write lookup\(locale, "de" = "8", …\)/],
  ['locale', 'lookup(locale, "de" = "eight")', /“eight” is no whole number/],
  ['locale_id', 'coalesce(field:zendesk_locale, "1.5")', /“1.5” is no whole number/],
  ['role', '"owner"', /“owner” is none of end_user, agent, admin/],
  ['role', 'if(staff, "agent", "end-user")', /“end-user” is none of/],
  ['role', 'staff', /and staff is yes or no/],
  ['custom_role_id', '-1', /is no whole number/],
  ['remote_photo_url', '"javascript:alert(1)"', /no https address/],
  ['remote_photo_url', 'name', /takes a public https address, and name is text/],
  ['tags', 'true', /true is no text/],
  ['phone', 'email', /a telephone number with its country code, and email is text/],
  ['name', 'lower(staff)', /lower\(…\) needs text, and staff is yes or no/],
  ['name', 'template("{8}")', /template\(…\) needs text: write "8"/],
  ['name', 'if(name, "a", "b")', /name is no yes or no: compare it, as in name = "text", or write known/],
  ['name', 'if(staff = "yes", "a", "b")', /staff is yes or no: write if\(staff/],
  ['name', 'if(field:n = 5, "a", "b")', /no yes or no|Compare text with text: "5"/],
  ['name', 'if(known(lower(staff)), "a", "b")', /lower\(…\) needs text/],
  ['external_id', 'name', /always the member’s own/],
  ['email', '"eve@example.org"', /always the member’s own/],
  ['rol', '"agent"', /There is no such field. Did you mean role/],
  ['exp', '1', /Zendesk documents no such field/],
  ['user_fields.', '"x"', /The key of a custom field has letters/],
  ['user_fields.__proto__', '"x"', /The key of a custom field has letters/],
])('%s made of %s is refused: %s', (claim, from, says) => {
  expect(complaint(claim, from)).toMatch(says)
})

test.each([
  ['locale', 'field:zendesk_locale'],
  ['locale', 'lookup(substring(locale, 0, 2), "de" = "8", otherwise 1)'],
  ['role', 'if(staff, "agent", omit)'],
  ['role', 'lookup(external_id, "m-1" = "admin", otherwise if(staff, "agent", "end_user"))'],
  ['custom_role_id', 'if(staff, 360001, omit)'],
  ['tags', 'join(",", field:tier, organization)'],
  ['organization', 'organization'],
  ['user_fields.vip', 'if(field:vip = "yes", true, false)'],
  ['user_fields.staff', 'staff'],
  ['name', 'template("{name} ({external_id})")'],
])('%s made of %s is taken, and typed back', (claim, from) => {
  expect(complaint(claim, from)).toBeUndefined()
  const read = readMapping([{ claim, from }, ...(claim === 'role' ? [] : [{ claim: 'role', from: '"agent"' }])])
  expect(read.kind === 'mapping' && typedRows(read.mapping)).toContainEqual({ claim, from })
})

test.each([
  ['role', 'field:zendesk_role'],
  ['role', 'lookup(field:desk, "first" = "agent", otherwise "end_user")'],
  ['role', 'if(organization = "Staff", "agent", omit)'],
  ['custom_role_id', 'if(not(known(field:light)), omit, 360001)'],
])('%s made of %s is refused: whoever edits members could write it', (claim, from) => {
  expect(complaint(claim, from)).toMatch(/may depend on staff and external_id only/)
})

describe('what members can change themselves', () => {
  const hidden = (path: string) => [
    path,
    `lower(${path})`,
    `if(${path} = "x", "agent", "end_user")`,
    `if(not(known(${path})), "agent", omit)`,
    `lookup(${path}, "x" = "admin", otherwise "end_user")`,
    `lookup(field:x, "x" = "admin", otherwise substring(${path}, 0, 5))`,
    `coalesce(field:x, template("{join(",", replace(trim(${path}), "a", "b"))}"))`,
  ]
  const guarded = claimsCatalogue.filter(({ guard }) => guard !== undefined).map(({ claim }) => claim)

  test('decides no right and no membership in Zendesk, however deep it stands', () => {
    expect(guarded).toEqual(expect.arrayContaining(['role', 'custom_role_id', 'tags', 'organization', 'organizations']))
    for (const claim of guarded) {
      for (const path of memberEditable) {
        for (const from of hidden(path)) expect(complaint(claim, from), `${claim} = ${from}`).toBeDefined()
      }
    }
    expect(complaint('tags', 'if(name = "x", "agent", omit)')).toMatch(
      /may not depend on name, which members can change/,
    )
  })
})

test('what is sent anyway needs no row; an empty phone is switched off, an empty row is none', () => {
  const plain = [
    { claim: 'name', from: ' name ' },
    { claim: 'phone', from: 'phone' },
    { claim: 'organization', from: ' ' },
  ]
  expect(readMapping(plain)).toEqual({ kind: 'mapping', mapping: [] })
  expect(typedRows([])).toEqual(plain.slice(0, 2).map(({ claim }) => ({ claim, from: claim })))
  const off = [{ claim: 'phone', from: { op: 'omit' as const } }]
  expect(readMapping([{ claim: 'phone', from: '' }])).toEqual({ kind: 'mapping', mapping: off })
  expect(readMapping(typedRows(off))).toEqual({ kind: 'mapping', mapping: off })
})

test('every row that is wrong is told, by its place', () => {
  const read = readMapping([
    { claim: 'organization', from: 'organisation' },
    { claim: 'tags', from: 'field:tags' },
    { claim: 'tags', from: '"x"' },
    { claim: 'custom_role_id', from: '5' },
  ])
  expect(read.kind === 'refused' && [...read.errors.keys()].sort()).toEqual([0, 2, 3])
  expect(read.kind === 'refused' && read.errors.get(2)).toBe('tags is in the list already.')
  expect(read.kind === 'refused' && read.errors.get(3)).toMatch(/map role as well/)
})

test('all rows together stay small', () => {
  const rows = Array.from({ length: mostRows }, (_, place) => ({
    claim: `user_fields.f${place}`,
    from: `"${'x'.repeat(500)}"`,
  }))
  const read = readMapping(rows)
  expect(read.kind === 'refused' && read.errors.get(mostRows - 1)).toMatch(/10000 characters/)
})

test('every field is in the document', () => {
  const told = readFileSync(new URL('../../docs/fields.md', import.meta.url), 'utf8')
  for (const { claim } of claimsCatalogue)
    expect(told).toContain(`\`${claim === 'user_fields.' ? 'user_fields.KEY' : claim}\``)
})
