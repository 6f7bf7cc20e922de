/** The words by which a person sees whether a file is read in the right letters: found in a bounded time. */
import { describe, expect, test } from 'vitest'
import { sampleWords } from '../../src/features/imports/wizard/receive-upload.ts'
import { pieceSize } from '../../src/features/imports/wizard/keep-file.ts'

/** The pieces of a kept file, unsealed, and how many of them were asked for. */
function kept(file: Buffer) {
  const asked = new Set<number>()
  const deps = {
    keptFiles: {
      put: () => Promise.resolve(),
      drop: () => Promise.resolve(),
      find: (_id: string, position: number) => {
        asked.add(position)
        const piece = file.subarray(position * pieceSize, (position + 1) * pieceSize)
        return Promise.resolve(piece.length > 0 ? piece.toString('latin1') : undefined)
      },
    },
    secretBox: { open: (sealed: string) => sealed, seal: (text: string) => text },
  }
  return { asked, words: () => sampleWords(deps, { id: 'x', encoding: 'windows-1252' }) }
}

test('words with letters beyond ASCII, each once', async () => {
  const { words } = kept(Buffer.from("1;Zoë Müller;Bo O'Neill-Åström\n2;Zoë;-'-\n", 'latin1'))
  expect(await words()).toEqual(['Zoë', 'Müller', "O'Neill-Åström"])
})

describe('however the file was made to be read slowly', () => {
  test('plain letters without an end', async () => {
    const { words } = kept(Buffer.concat([Buffer.alloc(200_000, 'a'), Buffer.from(' Zoë', 'latin1')]))
    expect(await words()).toEqual(['Zoë'])
  })

  test('a word without an end', async () => {
    const { words } = kept(Buffer.from(`Zoë ${'é'.repeat(200_000)}`, 'latin1'))
    expect(await words()).toEqual(['Zoë'])
  })

  test('nothing of that kind in the first part: the rest is not read', async () => {
    const { asked, words } = kept(Buffer.concat([Buffer.alloc(8 * pieceSize, 'a,'), Buffer.from('Zoë', 'latin1')]))
    expect(await words()).toEqual([])
    expect(Math.max(...asked)).toBeLessThan(2)
  })
})
