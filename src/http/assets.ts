/** Style sheet, browser modules and pictures: public, the same for everyone. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

export function assets(): Router {
  const options = { index: false, dotfiles: 'ignore', maxAge: '1h', redirect: false } as const
  const htmx = fileURLToPath(import.meta.resolve('htmx.org/dist/htmx.min.js'))
  const webauthn = fileURLToPath(
    new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser')),
  )
  return Router()
    .get('/simplewebauthn.js', (_request, response) => response.sendFile(webauthn, { maxAge: '1h' }))
    .get('/htmx.min.js', (_request, response) => response.sendFile(htmx, { maxAge: '1h' }))
    .use(express.static(join(packageRoot(), 'views', 'assets'), options))
}

/** The folder with package.json, from the sources as from the bundle. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
