// `npm run bench`: brings the peers the first time, then measures. `-- --only NAME --format json` gives one as JSON.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
if (!existsSync(`${here}node_modules`)) {
  const { status } = spawnSync('npm', ['ci', '--silent'], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(2)
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', `${here}main.ts`, ...process.argv.slice(2)], {
  cwd: `${here}..`,
  stdio: 'inherit',
})
process.exit(status ?? 4)
