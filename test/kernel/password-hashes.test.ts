/** Hashes that other systems made, with the test vectors of those who defined the formats. */
import { createHmac, pbkdf2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hash as bcryptHash } from 'bcryptjs'
import { describe, expect, test } from 'vitest'
import { hashFormats, readPasswordHash } from '../../src/kernel/password-hashes/read-password-hash.ts'
import { vectors } from './password-hash-vectors.ts'

async function opens(stored: string, password: string): Promise<boolean> {
  const read = readPasswordHash(stored)
  if (read.kind !== 'readable') throw new Error(`${read.kind}: ${stored}`)
  return read.hash.matches(password)
}

const dear = /^(pbkdf2_sha\d+\$1000000|\$scrypt\$ln=16)/

test.each(vectors)('%s (%s) opens for its password and for no other', async (_format, _source, password, stored) => {
  expect(await opens(stored, password)).toBe(true)
  // That no other opens those that take long is seen at their cheaper sisters.
  if (!dear.test(stored)) expect(await opens(stored, `${password}.`)).toBe(false)
})

describe('put together as their sources say', () => {
  test('ASP.NET Identity 3 with SHA-512 (PasswordHasher.cs of .NET 7)', async () => {
    const salt = Buffer.from('sixteen bytes xx')
    const header = Buffer.from([1, 0, 0, 0, 2, 0, 1, 0x86, 0xa0, 0, 0, 0, 16])
    const stored = Buffer.concat([header, salt, pbkdf2Sync('my password', salt, 100_000, 32, 'sha512')]).toString(
      'base64',
    )
    expect([await opens(stored, 'my password'), await opens(stored, 'my passwords')]).toEqual([true, false])
  })

  test('WordPress bcrypt: bcrypt of an HMAC, so that bytes behind the seventy-second count (wp_hash_password)', async () => {
    const short = createHmac('sha384', 'wp-sha384').update('x'.repeat(100)).digest('base64')
    const stored = `$wp${(await bcryptHash(short, 4)).replace('$2b$', '$2y$')}`
    expect(await opens(stored, ` ${'x'.repeat(100)}\n`)).toBe(true)
    expect(await opens(stored, 'x'.repeat(99))).toBe(false)
  })

  test('Drupal 7 and phpass with a U in front: of the MD5 of the password (user_check_password)', async () => {
    const phpass = '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'
    expect([await opens(`U${phpass}`, 'test12345'), await opens(phpass, 'test12345')]).toEqual([false, true])
  })
})

const digits = (length: number) => 'a'.repeat(length)
/** A salt without stray bits, and a hash. */
const bcryptDigits = `${digits(21)}.${digits(31)}`
const salt = Buffer.alloc(16, 1).toString('base64').replace('==', '')
const key = Buffer.alloc(32, 1).toString('base64').replace('=', '')

describe('a hash that would keep the server from its work', () => {
  test.each([
    ['$argon2id$v=19$m=131073,t=1,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
    ['$argon2i$v=19$m=65536,t=5,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
    ['$argon2d$v=19$m=1024,t=2,p=9$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
    [`$2b$14$${bcryptDigits}`],
    [`$2a$31$${bcryptDigits}`],
    [`$wp$2y$14$${bcryptDigits}`],
    [`$scrypt$ln=18,r=8,p=1$${salt}$${key}`],
    [`$scrypt$ln=10,r=8,p=129$${salt}$${key}`],
    [`$scrypt$ln=99,r=1,p=1$${salt}$${key}`],
    [`$7$zzzzzzzzzzzsalt$${digits(43)}`],
    [`$fbscrypt$v=1,n=18,r=8,p=1,ss=Bw==,sk=${key}=$${salt}==$${key}=`],
    [`pbkdf2_sha256$2000001$salt$${key}=`],
    [`$pbkdf2$2000001$${digits(20)}$${digits(26)}A`],
    [`$pbkdf2-sha512$1000001$${digits(20)}$${digits(85)}A`],
    [Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 15, 66, 65, 0, 0, 0, 16]), Buffer.alloc(48)]).toString('base64')],
    [
      Buffer.concat([Buffer.from([1, 0, 0, 0, 1, 255, 255, 255, 255, 0, 0, 0, 16]), Buffer.alloc(48)]).toString(
        'base64',
      ),
    ],
    [`$P$G${digits(30)}`],
    [`$H$S${digits(30)}`],
    [`$S$G${digits(51)}`],
    [`$5$rounds=100001$salt$${digits(43)}`],
    [`$6$rounds=999999999$salt$${digits(86)}`],
  ])('is refused: %s', (stored) => {
    expect(readPasswordHash(stored)).toMatchObject({ kind: 'too-dear' })
  })
})

describe('no hash', () => {
  test.each([
    [''],
    ['password'],
    ['$argon2id$v=18$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
    ['$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDd'],
    ['$argon2id$v=19$m=256,t=2,p=2,keyid=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
    [`$2x$10$${digits(53)}`],
    [`$2b$03$${digits(53)}`],
    [`$2b$10$${digits(52)}`],
    // Stray bits at the end of the salt.
    [`$2b$10$${digits(53)}`],
    [`$scrypt$ln=0,r=8,p=1$${salt}$${key}`],
    [`$scrypt$ln=14,r=0,p=1$${salt}$${key}`],
    [`$scrypt$ln=16,r=1,p=1$${salt}$${key}`],
    ['$5$rounds=999$salt$' + digits(43)],
    [`$5$salt$${digits(86)}`],
    [`$6$salt$${digits(43)}`],
    [`$5$rounds=5000$seventeen letters$${digits(43)}`],
    [`$P$/${digits(30)}`],
    // From the same test of ASP.NET: too short, and one byte too many.
    ['AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggE='],
    ['AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJgAAAAAAAAAAAAA='],
    ['AQAAAAMAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw=='],
    ['AQAAAAEAACcQ/////wABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw=='],
    ['{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g='],
    ['{SHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng=='],
    ['{CLEARTEXT}password'],
    ['pbkdf2_sha256$0$salt$r1uLUxoxpP2Ued/qxvmje7UH9PUJBkRrvf9gGPL7Cps='],
    ['x'.repeat(1_000)],
  ])('is made of %s', (stored) => {
    expect(readPasswordHash(stored)).toEqual({ kind: 'unknown' })
  })
})

test('what has to be done on the one thread lets everybody else have a turn', async () => {
  let turns = 0
  let isDone = false
  const others = () => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  await opens('$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf', 'wrong')
  isDone = true
  // 16,384 rounds.
  expect(turns).toBeGreaterThanOrEqual(16)
})

test('every format has its line in the handbook', () => {
  const handbook = readFileSync('docs/members.md', 'utf8')
  for (const { name, bounds } of hashFormats) {
    expect(handbook).toContain(`| ${name} `)
    expect(handbook).toContain(bounds)
  }
})
