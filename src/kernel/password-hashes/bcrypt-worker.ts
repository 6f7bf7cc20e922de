/**
 * Compares a password with a bcrypt hash on a thread of its own: bcrypt is a tenth of a second of work at once, and the
 * thread that answers requests has none to give. A thread a comparison is dear by itself, and rare: a member's first success
 * replaces the hash.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Written out, so that the bundle needs no second file beside it. */
const work = `
  const { parentPort, workerData } = require('node:worker_threads')
  import(workerData.library).then(({ default: bcrypt }) => {
    parentPort.postMessage(bcrypt.compareSync(workerData.password, workerData.stored))
  })`

/** Rejects what the library cannot read. */
export function compareBcrypt(password: string, stored: string): Promise<boolean> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('bcryptjs')).href
  return new Promise((resolve, reject) => {
    const worker = new Worker(work, { eval: true, workerData: { library, password, stored }, execArgv: [] })
    worker.once('message', (matches: boolean) => {
      resolve(matches)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended without an answer')))
  })
}
