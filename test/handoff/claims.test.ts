/** What a token may say: the stored facts, nothing empty, nothing that changes a role. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimsOf } from '../../src/features/handoff/claims.ts'
import { goodFacts } from './good-facts.ts'

const member = {
  ...goodFacts.member,
  externalId: 'M-0042',
  name: 'Zoë Åström',
  email: ' Zoe.Astrom@BÜCHER.example',
  phone: '+46701234567',
}

test('the address is sent lower-case with an ASCII domain, the rest as stored', () => {
  expect(claimsOf(member, []).claims).toEqual({
    email: 'zoe.astrom@xn--bcher-kva.example',
    name: 'Zoë Åström',
    external_id: 'M-0042',
    phone: '+46701234567',
  })
})

test('without a phone the claim is left out, and why is told', () => {
  const { claims, leftOut } = claimsOf({ ...member, phone: undefined }, [])
  expect(claims).not.toHaveProperty('phone')
  expect(leftOut).toContainEqual({ claim: 'phone', why: 'no phone number is known' })
})

test('R37 whatever the member is called, no claim is empty or foreign, and the external ID is text', () => {
  const names = fc.string({ minLength: 1, unit: 'binary' })
  const ids = fc.oneof(fc.nat().map(String), fc.string({ minLength: 1 }))
  const phones = fc.option(fc.constant('+15551234567'), { nil: undefined })
  fc.assert(
    fc.property(names, ids, phones, (name, externalId, phone) => {
      const { claims } = claimsOf({ ...member, name, externalId, phone }, [])
      expect(Object.keys(claims).filter((claim) => !['email', 'name', 'external_id', 'phone'].includes(claim))).toEqual(
        [],
      )
      for (const value of Object.values(claims)) expect(value).toEqual(expect.stringMatching(/[^]/))
      expect(claims.external_id).toBe(externalId)
    }),
  )
})
