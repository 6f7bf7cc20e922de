#!/usr/bin/env node
// CommonJS on purpose: it is loaded without the thread pool, so the pool can still be sized to the cores.
// As many passwords are hashed at once as there are cores; two more threads, so that no signature waits behind them.
'use strict'
const { existsSync } = require('node:fs')
const { availableParallelism } = require('node:os')
const { join } = require('node:path')

process.env.UV_THREADPOOL_SIZE ??= String(availableParallelism() + 2)

async function main() {
  // In a checkout the bundle follows the sources; the published package brings it ready-made.
  const inCheckout =
    existsSync(join(__dirname, '..', 'src')) && existsSync(join(__dirname, '..', 'node_modules', 'esbuild'))
  if (inCheckout) await import('../build.mjs')
  if (!existsSync(join(__dirname, '..', 'dist', 'main.js'))) {
    console.error('Latchkey is not built yet. Run `npm ci` (without --omit=dev) in its folder, then try again.')
    process.exitCode = 2
    return
  }
  await import('../dist/main.js')
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 4
})
