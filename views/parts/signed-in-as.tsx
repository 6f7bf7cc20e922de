/** The heading of pages that begin with who is signed in. */
import { useWords } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'

export function SignedInAs({ name }: { name: string }) {
  const { parts } = useWords()
  return (
    <div class="stack stack-tight">
      <p class="quiet">{parts.youAreSignedInAs}</p>
      <h1>
        <Bidi>{name}</Bidi>
      </h1>
    </div>
  )
}
