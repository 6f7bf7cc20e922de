// Makes src/kernel/confusables.ts out of Unicode's confusables.txt, when there is a new version of it:
//   curl -O https://www.unicode.org/Public/17.0.0/security/confusables.txt
//   node build-confusables.mjs confusables.txt
// Then raise KEYS_VERSION: keys that are stored are computed anew.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Name the file: node build-confusables.mjs confusables.txt')
const source = readFileSync(file)
const text = source.toString('utf8').replace(/^\ufeff/, '')
const version = /^# Version: (\S+)$/m.exec(text)?.[1]
if (!version) throw new Error(`${file} does not say which version of Unicode it belongs to.`)
const pairs = readPairs(text)
const announced = Number(/^# total: (\d+)$/m.exec(text)?.[1])
if (pairs.length !== announced) throw new Error(`${file} announces ${announced} pairs and has ${pairs.length}.`)

const prototypes = encode(pairs.filter(({ from }) => isReachable(from)))
writeFileSync(
  fileURLToPath(new URL('src/kernel/confusables.ts', import.meta.url)),
  `/** Which characters look like which, by Unicode's confusables.txt (UTS #39). Made by build-confusables.mjs: do not edit. */

// Copyright © 1991-2025 Unicode, Inc., under the terms of LICENSE-UNICODE.
export const confusablesVersion = '${version}'
export const confusablesSha256 = '${createHash('sha256').update(source).digest('hex')}'

/**
 * Prototypes and what looks like them, code points in base 36: \`prototype=others\`, with a semicolon between. The others
 * ascend, each but the first as the distance from the one before.
 */
export const confusables = \`
${wrap(prototypes.join('; '))}
\`
`,
)
console.log(`Unicode ${version}: ${pairs.length} pairs, ${prototypes.length} prototypes.`)

function readPairs(text) {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [from, to] = line.split(';').map((field) => field.trim())
      return { from: Number.parseInt(from, 16), to: to.split(' ').map((each) => Number.parseInt(each, 16)) }
    })
}

/** A skeleton is taken of decomposed text, in which what decomposes does not occur. */
function isReachable(codePoint) {
  const character = String.fromCodePoint(codePoint)
  return character.normalize('NFD') === character
}

function encode(pairs) {
  const groups = new Map()
  for (const { from, to } of pairs) {
    const prototype = to.map(inBase36).join(' ')
    groups.set(prototype, [...(groups.get(prototype) ?? []), from])
  }
  return [...groups]
    .map(([prototype, others]) => [prototype, others.sort((one, other) => one - other)])
    .sort(([, [one]], [, [other]]) => one - other)
    .map(
      ([prototype, others]) =>
        `${prototype}=${others.map((each, at) => inBase36(each - (others[at - 1] ?? 0))).join(' ')}`,
    )
}

function wrap(text) {
  return text.replace(/(.{1,119})(?: |$)/g, '$1\n').trimEnd()
}

function inBase36(number) {
  return number.toString(36)
}
