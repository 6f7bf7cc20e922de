/** Text that somebody else wrote: its direction, and any direction marks hidden in it, stay inside it. */
export type BidiProps = { children: string }

export function Bidi({ children }: BidiProps) {
  return <bdi>{children}</bdi>
}

/** The same for places that hold no elements, such as a title: direction marks and control characters are left out. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
}
