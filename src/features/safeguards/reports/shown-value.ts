/** Values from outside as text that can be read and does nothing: what cannot be seen, or looks like something else, spelled out. */

/** Controls, invisible characters, direction marks and odd blanks as `\u{200B}`; letters stay as they are. */
export const visible = (text: string): string =>
  text.replace(
    /[\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\s/gu,
    spelled,
  )

/** Everything but printable ASCII, so that look-alike letters cannot be mistaken; undefined when there is nothing else. */
export function spelledOut(text: string): string | undefined {
  const spelledText = text.replace(/[^\u0020-\u005b\u005d-\u007e]/gu, spelled)
  return spelledText === text ? undefined : spelledText
}

const spelled = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`
