/** What a person can read out to the help desk, so that the event is found again. */
import { useWords } from '../languages/speak.tsx'

export type ReferenceProps = { reference: string }

export function Reference({ reference }: ReferenceProps) {
  const { parts } = useWords()
  return (
    <p class="reference">
      {parts.reference} <code>{reference}</code>
    </p>
  )
}
