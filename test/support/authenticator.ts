/**
 * An authenticator made of software, for tests over HTTP: makes passkeys and signs with them as WebAuthn says, in CBOR
 * written by hand, so that it shares no code with what judges it. Every rule can be broken on purpose.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import * as cheerio from 'cheerio'

export type Authenticator = ReturnType<typeof authenticator>

export type Wishes = {
  origin?: string
  rpId?: string
  type?: string
  crossOrigin?: boolean
  isVerified?: boolean
  mayBeCopied?: boolean
  isBackedUp?: boolean
  signCount?: number
  userHandle?: string
  /** Another key than the one that was registered. */
  isForged?: boolean
}

/** What the page asks for: `data-options` of its form. */
type Asked = { challenge: string; rp?: { id: string }; rpId?: string; user?: { id: string } }

export function authenticator({
  origin = 'http://localhost:3000',
  aaguid = '00000000-0000-0000-0000-000000000000',
  isSynced = false,
  isCounting = true,
} = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let count = 0
  let handle: string | undefined

  const clientData = (type: string, asked: Asked, wishes: Wishes) =>
    Buffer.from(
      JSON.stringify({
        type: wishes.type ?? type,
        challenge: asked.challenge,
        origin: wishes.origin ?? origin,
        crossOrigin: wishes.crossOrigin ?? false,
      }),
    )
  const authenticatorData = (asked: Asked, wishes: Wishes, attested: Buffer = Buffer.alloc(0)) => {
    const rpId = wishes.rpId ?? asked.rp?.id ?? asked.rpId ?? ''
    const flags =
      0x01 |
      ((wishes.isVerified ?? true) ? 0x04 : 0) |
      ((wishes.mayBeCopied ?? isSynced) ? 0x08 : 0) |
      ((wishes.isBackedUp ?? isSynced) ? 0x10 : 0) |
      (attested.length > 0 ? 0x40 : 0)
    const signCount = Buffer.alloc(4)
    signCount.writeUInt32BE(wishes.signCount ?? (isCounting ? (count += 1) : 0))
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), signCount, attested])
  }
  const outer = { id: text(credentialId), rawId: text(credentialId), type: 'public-key', clientExtensionResults: {} }

  return {
    credentialId: text(credentialId),

    /** Answers the page that asks for a new passkey. */
    create(page: string, wishes: Wishes = {}): string {
      const asked = askedBy(page, 'create')
      handle = asked.user?.id
      const attested = Buffer.concat([
        Buffer.from(aaguid.replaceAll('-', ''), 'hex'),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(publicKey),
      ])
      const attestationObject = cborMap([
        ['fmt', cborText('none')],
        ['attStmt', Buffer.from([0xa0])],
        ['authData', cborBytes(authenticatorData(asked, wishes, attested))],
      ])
      return JSON.stringify({
        ...outer,
        response: {
          clientDataJSON: text(clientData('webauthn.create', asked, wishes)),
          attestationObject: text(attestationObject),
          transports: ['internal'],
        },
      })
    },

    /** Answers the page that asks for a passkey, or the request itself. */
    get(page: string, wishes: Wishes = {}): string {
      const asked = askedBy(page, 'get')
      const signed = authenticatorData(asked, wishes)
      const json = clientData('webauthn.get', asked, wishes)
      const key = wishes.isForged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      return JSON.stringify({
        ...outer,
        response: {
          clientDataJSON: text(json),
          authenticatorData: text(signed),
          signature: text(sign('sha256', Buffer.concat([signed, sha256(json)]), key)),
          userHandle: wishes.userHandle ?? handle,
        },
      })
    },
  }
}

function askedBy(page: string, kind: 'create' | 'get'): Asked {
  if (page.startsWith('{')) return JSON.parse(page) as Asked
  const options = cheerio.load(page)(`form[data-passkey=${kind}]`).attr('data-options')
  if (options === undefined) throw new Error('the page asks for no passkey')
  return JSON.parse(options) as Asked
}

/** ES256 as RFC 9053 has it: kty 2, alg -7, crv 1, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coordinate = (value: string) => cborBytes(Buffer.from(value, 'base64url'))
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ])
}

const cborMap = (entries: [string, Buffer][]): Buffer =>
  Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flatMap(([key, value]) => [cborText(key), value])])
const cborText = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const cborBytes = (value: Buffer): Buffer => {
  const length = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 0xff]
  return Buffer.concat([Buffer.from(length), value])
}

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest()
const text = (value: Buffer): string => value.toString('base64url')
