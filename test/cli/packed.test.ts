// What is installed elsewhere: the packed tarball, and a checkout without the tools that build.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { patience, temporaryFolder } from './latchkey.ts'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const description = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  version: string
  dependencies: Record<string, string>
}

function node(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return { exit: status, out: stdout, err: stderr }
}

test(
  'the packed tarball runs with nothing but its dependencies',
  () => {
    const folder = temporaryFolder()
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: checkout, stdio: 'pipe' })
    const [tarball = ''] = readdirSync(folder)
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder])
    const unpacked = join(folder, 'package')
    for (const name of Object.keys(description.dependencies)) {
      const place = join(unpacked, 'node_modules', name)
      mkdirSync(dirname(place), { recursive: true })
      symlinkSync(join(checkout, 'node_modules', name), place)
    }
    expect(readdirSync(unpacked).sort()).toEqual(
      [
        'LICENSE',
        'LICENSE-UNICODE',
        'README.md',
        'bin',
        'dist',
        'docs',
        'node_modules',
        'package.json',
        'views',
      ].sort(),
    )
    expect(readdirSync(join(unpacked, 'dist'))).toEqual(['main.js'])
    const command = join(unpacked, 'bin', 'latchkey.cjs')
    expect(node(command, '--version')).toEqual({ exit: 0, out: `${description.version}\n`, err: '' })
    expect(node(command, '--help')).toMatchObject({ exit: 0, out: expect.stringContaining('members import') as string })
  },
  patience,
)

test('without esbuild, `npm ci --omit=dev` ends well and says what it left', () => {
  const folder = temporaryFolder()
  for (const name of ['build.mjs', 'bin']) cpSync(join(checkout, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'src'))

  const none = node(join(folder, 'build.mjs'))
  expect(none).toMatchObject({ exit: 0, err: '' })
  expect(none.out).toContain('nothing was built. Run `npm ci`')
  const command = node(join(folder, 'bin', 'latchkey.cjs'), '--version')
  expect(command).toMatchObject({ exit: 2, out: '' })
  expect(command.err).toMatch(/^Latchkey is not built yet\. Run `npm ci`/)

  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'main.js'), "process.stdout.write('built before')")
  expect(node(join(folder, 'build.mjs'))).toMatchObject({ exit: 0, out: expect.stringContaining('stays') as string })
  expect(existsSync(join(folder, 'dist', 'main.js'))).toBe(true)
  expect(node(join(folder, 'bin', 'latchkey.cjs'))).toEqual({ exit: 0, out: 'built before', err: '' })
})
