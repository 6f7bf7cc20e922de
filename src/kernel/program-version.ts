/** The version of this program, out of the package it came in. */
import { existsSync, readFileSync } from 'node:fs'

/** The bundle lies one folder below the package's file, the sources two. */
const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url))

export function programVersion(): string {
  const place = places.find((each) => existsSync(each))
  const { version } = (place ? JSON.parse(readFileSync(place, 'utf8')) : {}) as { version?: unknown }
  return typeof version === 'string' ? version : 'unknown'
}
