/** The heading of pages that begin with who is signed in. */
import { Bidi } from './bidi.tsx'

export function SignedInAs({ name }: { name: string }) {
  return (
    <div class="stack stack-tight">
      <p class="quiet">You are signed in as</p>
      <h1>
        <Bidi>{name}</Bidi>
      </h1>
    </div>
  )
}
