/** Runs before every test file: a message on console.error is a failure, not noise. */
import { vi } from 'vitest'

vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
  throw new Error(`console.error during a test: ${parts.map(String).join(' ')}`)
})
