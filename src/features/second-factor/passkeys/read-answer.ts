/** Reads what a browser posts for a passkey: JSON in a form field, of the shape that WebAuthn gives it, and not large. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** Undefined for anything that no browser sends. */
export const readAssertion = (text: unknown): AuthenticationResponseJSON | undefined =>
  assertion.safeParse(parsed(text)).data

export const readRegistration = (text: unknown): RegistrationResponseJSON | undefined =>
  registration.safeParse(parsed(text)).data

export type ClientData = { challenge: string; origin: string; crossOrigin: boolean }

/** What the browser says about where and for what it asked the passkey; signed together with the rest. */
export function readClientData(encoded: string): ClientData | undefined {
  try {
    return clientData.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))).data
  } catch {
    return undefined
  }
}

const base64url = z.string().regex(/^[\w-]+$/)
/** The longest that the standard allows an authenticator: 1,023 bytes. */
const credentialId = base64url.max(1_364)

const credential = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  // Of what extensions say we use nothing.
  clientExtensionResults: z.unknown().transform(() => ({})),
})

const assertion = credential.extend({
  response: z
    .object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    })
    .transform(({ userHandle, ...rest }) => ({ ...rest, ...(userHandle && { userHandle }) })),
})

const registration = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(10)
      .catch([])
      .default([]),
  }),
})

const clientData = z.object({
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().default(false),
})

const longest = 32_000

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > longest) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
