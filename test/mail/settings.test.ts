/** SMTP_URL and MAIL_FROM: what is taken, what is refused with words, and what is never shown. */
import { describe, expect, test } from 'vitest'
import { checkSettings } from '../../src/cli/doctor-checks.ts'
import { effectiveSettings } from '../../src/cli/effective-settings.ts'
import { readConfig, type Config } from '../../src/config/config.ts'

const read = (SMTP_URL: string, MAIL_FROM = 'help@example.org') => readConfig({ SMTP_URL, MAIL_FROM })

function configOf(...given: Parameters<typeof read>): Config {
  const outcome = read(...given)
  if (outcome.kind === 'mistakes') throw new Error(outcome.mistakes.join('; '))
  return outcome.config
}

test.each([
  ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, encryption: 'demanded', credentials: undefined }],
  ['smtps://mail.example.org', { port: 465, encryption: 'from-the-start' }],
  ['smtp://mail.example.org:2525/', { port: 2525, encryption: 'demanded' }],
  ['smtp://mail.example.org:25?tls=off', { port: 25, encryption: 'none' }],
  ['smtp://127.0.0.1:1025', { host: '127.0.0.1', encryption: 'if-offered' }],
  ['smtp://localhost:1025', { host: 'localhost', encryption: 'if-offered' }],
  ['smtp://[::1]:1025', { host: '::1', encryption: 'if-offered' }],
  ['smtps://u%40x:p%3Ass%20w@mail.example.org', { credentials: { user: 'u@x', password: 'p:ss w' } }],
])('%s', (url, server) => {
  expect(configOf(url).mail?.server).toMatchObject(server)
})

test.each([
  ['mail.example.org', /must look like smtp:/],
  ['http://mail.example.org', /must look like smtp:/],
  ['smtp://', /must look like smtp:/],
  ['smtp://mail.example.org/path', /must look like smtp:/],
  ['smtp://mail.example.org?tls.rejectUnauthorized=false', /only parameter is \?tls=off/],
  ['smtps://mail.example.org?tls=off', /take smtp/],
  ['smtp://user:100%@mail.example.org', /cannot be read/],
])('%s is refused', (url, why) => {
  const outcome = read(url)
  expect(outcome.kind === 'mistakes' && outcome.mistakes).toEqual([expect.stringMatching(why)])
})

test('a password in a refused address is not repeated', () => {
  expect(JSON.stringify(read('smtp://user:hunter2@mail.example.org/path'))).not.toContain('hunter2')
})

test.each([
  ['help@example.org', { name: '', address: 'help@example.org' }],
  ['Help desk <help@example.org>', { name: 'Help desk', address: 'help@example.org' }],
  ['"Help, desk" <help@bücher.example>', { name: 'Help, desk', address: 'help@xn--bcher-kva.example' }],
])('from %s', (text, from) => {
  expect(configOf('smtp://localhost', text).mail?.from).toEqual(from)
})

test.each([
  'help',
  'a@example.org, b@example.org',
  'Help <a@example.org> <b@example.org>',
  'Help\r\nBcc: all@example.org <a@example.org>',
  'Help\u202E <a@example.org>',
])('not from %j', (text) => {
  const outcome = read('smtp://localhost', text)
  expect(outcome.kind === 'mistakes' && outcome.mistakes).toEqual([expect.stringMatching(/^MAIL_FROM must be/)])
})

test('a server without a sender is a mistake; a sender without a server waits for one', () => {
  expect(readConfig({ SMTP_URL: 'smtp://localhost' })).toEqual({
    kind: 'mistakes',
    mistakes: [expect.stringMatching(/^MAIL_FROM is required with SMTP_URL/)],
  })
  expect(readConfig({ MAIL_FROM: 'help@example.org' })).toMatchObject({ kind: 'config', config: { mail: undefined } })
})

describe('doctor', () => {
  const mailCheck = (config: Config) => checkSettings(config).find(({ name }) => name === 'mail')

  test('shows host and sender, never user and password', () => {
    const config = configOf('smtps://secret-user:hunter2@mail.example.org', 'Help desk <help@example.org>')
    const shown = JSON.stringify([effectiveSettings(config), checkSettings(config)])
    expect(shown).toContain('smtps://mail.example.org:465')
    expect(shown).toContain('Help desk <help@example.org>')
    expect(shown).not.toMatch(/secret-user|hunter2/)
    expect(mailCheck(config)).toMatchObject({ state: 'ok' })
  })

  test('says when nothing is set, and warns when links go unencrypted', () => {
    const outcome = readConfig({})
    if (outcome.kind === 'mistakes') throw new Error('no config')
    expect(mailCheck(outcome.config)).toMatchObject({ state: 'ok', says: expect.stringContaining('not set') as string })
    expect(mailCheck(configOf('smtp://mail.example.org?tls=off'))).toMatchObject({ state: 'warning' })
  })
})
