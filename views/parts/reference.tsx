/** What a person can read out to the help desk, so that the event is found again. */
export type ReferenceProps = { reference: string }

export function Reference({ reference }: ReferenceProps) {
  return (
    <p class="reference">
      Reference <code>{reference}</code>
    </p>
  )
}
