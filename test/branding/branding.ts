/** Helpers of the branding tests: pictures and forms. */
import * as cheerio from 'cheerio'
import type { Visitor } from '../support/visitor.ts'

/** One transparent pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** Begins and ends as such a picture does; nobody here decodes it. */
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
])
export const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([30, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(22),
])

/** Sends a file through the form of the branding page. */
export async function sendLogo(who: Visitor, bytes: Buffer, fileName = 'logo.png', version?: string) {
  const $ = cheerio.load((await who.get('/admin/settings/branding')).text)
  const form = $('form[enctype="multipart/form-data"]')
  const field = (name: string): string => String(form.find(`[name="${name}"]`).val() ?? '')
  return who.agent
    .post('/admin/settings/branding/logo')
    .field('csrf', field('csrf'))
    .field('version', version ?? field('version'))
    .attach('logo', bytes, fileName)
}

export const saveBranding = (who: Visitor, fields: Record<string, string>) =>
  who.submit('/admin/settings/branding', fields, '/admin/settings/branding')
