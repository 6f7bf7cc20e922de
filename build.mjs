// Bundles src/main.ts into dist/, so that starting `latchkey` loads one file and needs no compiler.
// Writes only when the result changed, and by rename, so that a running process never reads half a file.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

const esbuild = await findEsbuild()
if (esbuild) await bundle(esbuild)
else console.log(wordsWithoutEsbuild())

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
    const half = `${path}.${process.pid}`
    writeFileSync(half, contents)
    renameSync(half, path)
  }
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
