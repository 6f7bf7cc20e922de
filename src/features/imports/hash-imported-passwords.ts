/** Hashes the passwords of a staged file, outside any transaction: it takes a core and nobody waits for it. */
import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../kernel/errors.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { MemberImportsStore, SealedPassword } from './member-imports.store.ts'
import { passwordPlace } from './stage-member-file.ts'

export type HashingDeps = {
  memberImports: Pick<MemberImportsStore, 'listUnhashed' | 'putHashes'>
  passwords: Pick<Passwords, 'hash'>
}

const batchSize = 64

export async function hashImportedPasswords(
  deps: HashingDeps,
  given: { run: string; box: SecretBox; signal: AbortSignal; onProgress: (passwords: number) => void },
): Promise<void> {
  const { run, box, signal, onProgress } = given
  let done = 0
  for (;;) {
    const waiting = await deps.memberImports.listUnhashed(run, batchSize)
    if (waiting.length === 0) return
    const hashes: { line: number; hash: string }[] = []
    const hashNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        signal.throwIfAborted()
        hashes.push({ line: next.line, hash: await hashWhenFree(deps.passwords, opened(box, run, next), signal) })
      }
    }
    // No more at once than there are cores: people who sign in meanwhile wait for one round at most.
    await Promise.all(Array.from({ length: availableParallelism() }, hashNext))
    await deps.memberImports.putHashes(run, hashes)
    done += hashes.length
    onProgress(done)
  }
}

const opened = (box: SecretBox, run: string, { line, sealed }: SealedPassword): string =>
  box.open(sealed, passwordPlace(run, line))

/** People who sign in come first: when their queue is full, the file waits. */
async function hashWhenFree(
  passwords: Pick<Passwords, 'hash'>,
  password: string,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    try {
      return await passwords.hash(password)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'server.busy') throw error
      await setTimeout(250, undefined, { signal })
    }
  }
}
