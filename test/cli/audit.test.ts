// `latchkey audit` and `latchkey findings` in processes of their own: what is printed, and with which exit code.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { findFreePorts } from '../../src/cli/ports.ts'
import { latchkey, memberFile, patience, startLatchkey, temporaryFolder, type Ended } from './latchkey.ts'

type Report = { schema: string; run: { completeness: string }; findings: { code: string; fingerprint: string }[] }

const pair = memberFile('e-1,Zoe,both@example.org,true,', 'e-2,Bob,both@example.org,true,')
const fingerprintsOf = ({ out }: Ended): string[] =>
  (JSON.parse(out) as Report).findings.map(({ fingerprint }) => fingerprint)
const wrong = [
  ['findings', 'snooze', '0'.repeat(64), '--reason', 'not before the spring', '--until', '2020-01-31'],
  ['findings', 'snooze', '0'.repeat(64), '--reason', 'short', '--until', '2030-01-31'],
  ['findings', 'acknowledge', '0'.repeat(64), '--until', '2030-01-31'],
  ['audit', '--fail-on', 'terrible'],
  ['findings', 'list', '--code', 'nonsense'],
]
const soon = (): string => new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10)

test(
  'by itself: exit 1 with findings as severe as asked for, 0 without',
  async () => {
    const setting = { dataDir: temporaryFolder() }
    expect((await latchkey(['members', 'import', '-'], { ...setting, input: pair })).exit).toBe(0)
    const found = await latchkey(['audit', '--format', 'json'], setting)
    expect(found.exit).toBe(1)
    const report = JSON.parse(found.out) as Report
    expect(report).toMatchObject({ schema: 'latchkey.audit/1', run: { completeness: 'ok' } })
    expect(report.findings.map(({ code }) => code)).toContain('duplicate-email')
    expect((await latchkey(['audit', '--fail-on', 'critical', '--new-only'], setting)).exit).toBe(0)
  },
  patience * 3,
)

test(
  'while a server runs: reports, decisions, and exit 3 when blind',
  async () => {
    const port = (await findFreePorts(21_800, 1, '127.0.0.1')) ?? 0
    const setting = { dataDir: temporaryFolder(), env: { PORT: String(port) } }
    const run = (words: string[], input = '') => latchkey(words, { ...setting, input })
    const server = startLatchkey(['start'], setting)
    try {
      await server.line('Latchkey is at')
      expect((await run(['findings', 'list'])).exit).toBe(3)
      expect((await run(['members', 'import', '-'], pair)).exit).toBe(0)

      const masked = await run(['audit', '--format', 'sarif', '--redact'])
      expect(masked).toMatchObject({ exit: 1, out: expect.stringContaining('"exitCode":1') as string })
      expect(masked.out).not.toContain('both@')

      const listed = await run(['findings', 'list', '--severity', 'high', '--format', 'json'])
      expect(listed.exit).toBe(0)
      const reason = ['--reason', 'known since the merger', '--until', soon()]
      const decided = await run(['findings', 'acknowledge', ...fingerprintsOf(listed), ...reason])
      expect(decided).toMatchObject({
        exit: 0,
        out: fingerprintsOf(listed)
          .map((each) => `${each}\n`)
          .join(''),
      })
      const again = await run(['findings', 'list', '--state', 'acknowledged', '--format', 'json'])
      expect(fingerprintsOf(again)).toEqual(fingerprintsOf(listed))
      const clean = await run(['audit'])
      expect(clean).toMatchObject({ exit: 0, err: '0 open findings are high or worse.\n' })
      expect(clean.out).toContain(': complete.')
      for (const words of wrong) expect({ words, ...(await run(words)) }).toMatchObject({ words, exit: 2, out: '' })

      const unknown = await run(['findings', 'snooze', '0'.repeat(64), ...reason])
      expect(unknown).toMatchObject({ exit: 1, out: '' })
      expect(unknown.err).toContain('there is no such finding.')

      const app = ['apps', 'add', '--name', 'Acme', '--subdomain', 'acme', '--secret-stdin', '--enabled']
      expect((await run(app, `${randomBytes(24).toString('hex')}\n`)).exit).toBe(0)
      const blind = await run(['audit', '--fail-on', 'info'])
      expect(blind).toMatchObject({ exit: 3 })
      expect(blind.err).toContain('acme: nothing is known of its Zendesk users')
    } finally {
      await server.kill('SIGTERM')
    }
  },
  patience * 4,
)
