/** The base64 of crypt(3) and those who followed it: another alphabet, and the lowest six bits first. */

export const cryptAlphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export function cryptBase64(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += 3) {
    const group = bytes.subarray(start, start + 3)
    let bits = group.reduceRight((value, byte) => value * 256 + byte, 0)
    for (let digit = 0; digit <= group.length; digit += 1) {
      text += cryptAlphabet.charAt(bits % 64)
      bits = Math.floor(bits / 64)
    }
  }
  return text
}

/** A number in the same notation, lowest digit first. */
export const readCryptNumber = (text: string): number =>
  Array.from(text).reduceRight((value, digit) => value * 64 + cryptAlphabet.indexOf(digit), 0)
