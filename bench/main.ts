/** Chooses benchmarks by name and prints what they measured, as a table or as JSON. */
import { parseArgs } from 'node:util'
import { auditing } from './audit.ts'
import { hop } from './hop.ts'
import { lists } from './lists.ts'
import { importing } from './import.ts'
import { signingIn, storm } from './sign-in.ts'
import type { Benchmark } from './result.ts'

const benchmarks: Record<string, Benchmark> = {
  hop,
  'sign-in': signingIn,
  storm,
  import: importing,
  growth: lists,
  audit: auditing,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    format: { type: 'string', default: 'text' },
    seconds: { type: 'string', default: '5' },
  },
})
const names = values.only === undefined ? Object.keys(benchmarks) : [values.only]

for (const name of names) {
  const benchmark = benchmarks[name]
  if (!benchmark) {
    process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.\n`)
    process.exit(2)
  }
  const results = await benchmark({
    seconds: Number(values.seconds),
    say: (words) => process.stderr.write(`${words}\n`),
  })
  if (values.format === 'json') process.stdout.write(`${JSON.stringify({ name, results }, null, 2)}\n`)
  else {
    process.stdout.write(`\n${name}\n`)
    for (const { what, value, unit, ratio, to } of results) {
      const compared = ratio === undefined ? '' : `${ratio.toFixed(2)} x ${to ?? ''}`
      process.stdout.write(`  ${what.padEnd(44)} ${String(value).padStart(9)} ${unit.padEnd(12)} ${compared}\n`)
    }
  }
}
process.exit(0)
