/**
 * Reads an uploaded picture as a logo: by what it holds, not by what it is called. No SVG: it is a document that can
 * hold scripts and links, and whoever opened it on its own would run them as a page of ours.
 */
import { createHash } from 'node:crypto'
import type { LogoMediaType } from './branding.ts'

export const largestLogo = 200 * 1_024

export type LogoOutcome =
  { kind: 'logo'; bytes: Buffer; mediaType: LogoMediaType; hash: string } | { kind: 'refused'; why: string }

export async function readLogo(chunks: AsyncIterable<Buffer>): Promise<LogoOutcome> {
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > largestLogo)
      return refused('A logo may have at most 200 KB, and this file is larger. Make it smaller and try again.')
    kept.push(chunk)
  }
  const bytes = Buffer.concat(kept)
  if (size === 0) return refused('Choose a picture: PNG, JPEG or WebP.')
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined) {
    return refused(
      'This is no PNG, JPEG or WebP picture, whatever its name says. SVG is not taken, because it can hold scripts: export it as PNG.',
    )
  }
  return { kind: 'logo', bytes, mediaType, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32) }
}

/** The first bytes and the last ones: a picture with something else behind it is no picture of ours. */
function mediaTypeOf(bytes: Buffer): LogoMediaType | undefined {
  const isAt = (place: number, text: string): boolean =>
    bytes.subarray(place, place + text.length).equals(Buffer.from(text, 'latin1'))
  if (isAt(0, '\x89PNG\r\n\x1a\n') && isAt(12, 'IHDR') && isAt(bytes.length - 8, 'IEND')) return 'image/png'
  if (isAt(0, '\xff\xd8\xff') && isAt(bytes.length - 2, '\xff\xd9')) return 'image/jpeg'
  if (isAt(0, 'RIFF') && isAt(8, 'WEBPVP8') && bytes.readUInt32LE(4) + 8 === bytes.length) return 'image/webp'
  return undefined
}

const refused = (why: string): LogoOutcome => ({ kind: 'refused', why })
