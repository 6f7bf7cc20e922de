/** A text as a QR code, drawn inline: dark on white in every theme, since many readers know it no other way. */
import { encode } from 'uqr'

export type QrCodeProps = { text: string }

/** Decoration for whoever cannot see it: the text stands beside it. */
export function QrCode({ text }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" aria-hidden="true" focusable="false">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={data.flatMap(runsOf).join('')} fill="#000000" />
    </svg>
  )
}

/** The dark modules of one row, neighbours in one piece. */
function runsOf(row: readonly boolean[], y: number): string[] {
  return row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1] === true) return []
    const end = row.indexOf(false, x)
    const length = (end === -1 ? row.length : end) - x
    return [`M${x} ${y}h${length}v1h-${length}z`]
  })
}
