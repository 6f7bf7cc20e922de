/** A point in time, in UTC so that two people reading the same page speak of the same moment. */
export type MomentProps = { at: Date }

export function Moment({ at }: MomentProps) {
  return <time dateTime={at.toISOString()}>{`${format.format(at)} UTC`}</time>
}

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
