// Bundles src/main.ts into dist/, so that starting `latchkey` loads one file and needs no compiler.
// Bundles only when a source is another one than last time, writes only when the result changed, and by rename, so that a
// running process never reads half a file.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const note = join(root, 'dist', '.made-of')

const sources = fingerprintOfSources()
if (!isMadeOf(sources)) {
  const esbuild = await findEsbuild()
  if (esbuild) await bundle(esbuild)
  else console.log(wordsWithoutEsbuild())
}

async function bundle({ build }) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    write: false,
    logLevel: 'warning',
  })
  for (const { path, contents } of outputFiles) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue
    mkdirSync(dirname(path), { recursive: true })
    writeWhole(path, contents)
  }
  writeWhole(note, sources)
}

function writeWhole(path, contents) {
  const half = `${path}.${process.pid}`
  writeFileSync(half, contents)
  renameSync(half, path)
}

function isMadeOf(sources) {
  const main = join(root, 'dist', 'main.js')
  return existsSync(main) && existsSync(note) && readFileSync(note, 'utf8') === sources
}

/** Names, sizes and times of all that goes into the bundle: whatever replaces a file changes one of them. */
function fingerprintOfSources() {
  const folders = ['src', 'views', 'migrations'].filter((folder) => existsSync(join(root, folder)))
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
  )
  const hash = createHash('sha256')
  for (const file of ['build.mjs', ...files.sort()]) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Undefined where only what Latchkey needs to run is installed: `npm ci --omit=dev` must end well. */
async function findEsbuild() {
  try {
    return await import('esbuild')
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function wordsWithoutEsbuild() {
  return existsSync(join(root, 'dist', 'main.js'))
    ? 'esbuild is not installed: dist/ stays as it was built last, even if src/ has changed since.'
    : 'esbuild is not installed: nothing was built. Run `npm ci`, which builds, and only then `npm prune --omit=dev`.'
}
