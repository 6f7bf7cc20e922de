// What the cores can verify at most: Argon2id with the parameters of the hash, nothing around it, as many at once as there are cores.
import { verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'

const { HASH: hash = '', PASSWORD: password = '', SECONDS: seconds = '5' } = process.env
const end = performance.now() + Number(seconds) * 1_000
let done = 0

async function work() {
  while (performance.now() < end) {
    if (!(await verify(hash, password))) throw new Error('the password does not fit the hash')
    done += 1
  }
}

await verify(hash, password)
const began = performance.now()
const before = process.cpuUsage()
await Promise.all(Array.from({ length: availableParallelism() }, work))
const { user, system } = process.cpuUsage(before)
console.log(
  JSON.stringify({ perSecond: (done * 1_000) / (performance.now() - began), microsecondsEach: (user + system) / done }),
)
