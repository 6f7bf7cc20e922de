/**
 * A value from outside with what one cannot see in it made visible: invisible characters as their number, letters that are
 * borrowed from another script marked and named, and where values side by side differ.
 */
import type { ComponentChildren } from 'preact'

export type VisibleValueProps = {
  value: string
  /** Whether any letter beyond Latin is worth a mark, as in addresses; in names only those among Latin ones are. */
  isIdentifier: boolean
  /** How many characters at the beginning and the end are the same in all values beside this one. */
  same?: { start: number; end: number } | undefined
}

export function VisibleValue({ value, isIdentifier, same }: VisibleValueProps) {
  const characters = Array.from(value)
  const marks = marksOf(characters, isIdentifier)
  const from = same?.start ?? characters.length
  const upto = same === undefined ? characters.length : Math.max(characters.length - same.end, from)
  const foreign = [...new Set(marks.flatMap((mark) => (mark.kind === 'foreign' ? [mark.script] : [])))]
  return (
    <span class="visible">
      <bdi class="visible-value">
        <Run marks={marks.slice(0, from)} />
        {upto > from && (
          <mark class="differs">
            <Run marks={marks.slice(from, upto)} />
          </mark>
        )}
        <Run marks={marks.slice(upto)} />
      </bdi>
      {foreign.map((script) => (
        <span key={script} class="note">
          {script}: <bdi>{lettersOf(marks, script)}</bdi>
        </span>
      ))}
    </span>
  )
}

/**
 * What all values begin and end with, in characters; undefined when they are all the same, or there is only one. Capitals
 * count as different only where nothing else is: they would hide the one letter that matters.
 */
export function sameParts(values: readonly string[]): { start: number; end: number } | undefined {
  const plain = values.map((value) => {
    const small = Array.from(value, (character) => character.toLowerCase())
    return small.some((character) => Array.from(character).length > 1) ? undefined : small.join('')
  })
  const isCaseAlone = new Set(plain).size === 1 || plain.includes(undefined)
  const all = [...new Set(isCaseAlone ? values : plain)].map((value) => Array.from(value ?? ''))
  const [first, ...others] = all
  if (!first || others.length === 0) return undefined
  const shortest = Math.min(...all.map(({ length }) => length))
  let start = 0
  while (start < shortest && others.every((other) => other[start] === first[start])) start += 1
  let end = 0
  while (end < shortest - start && others.every((other) => other.at(-1 - end) === first.at(-1 - end))) end += 1
  return { start, end }
}

type Mark =
  | { kind: 'plain'; text: string }
  | { kind: 'hidden'; text: string }
  /** `script`: its name; or, of what only looks like an ordinary letter, what it is. */
  | { kind: 'foreign'; text: string; script: string }

/** Neighbours of one kind stand in one element. */
function Run({ marks }: { marks: readonly Mark[] }) {
  const runs: ComponentChildren[] = []
  for (let from = 0; from < marks.length;) {
    const first = marks[from]
    if (!first) break
    let upto = from + 1
    while (upto < marks.length && isAlike(first, marks[upto])) upto += 1
    runs.push(<MarkedText key={from} mark={first} text={textOf(marks.slice(from, upto))} />)
    from = upto
  }
  return <>{runs}</>
}

function MarkedText({ mark, text }: { mark: Mark; text: string }) {
  if (mark.kind === 'plain') return <>{text}</>
  if (mark.kind === 'hidden') return <span class="hidden-character">{text}</span>
  return (
    <span class="foreign-letter" title={mark.script}>
      {text}
    </span>
  )
}

const textOf = (marks: readonly Mark[]): string => marks.map(({ text }) => text).join('')

const isAlike = (one: Mark, other: Mark | undefined): boolean =>
  one.kind === 'foreign' ? other?.kind === 'foreign' && one.script === other.script : one.kind === other?.kind

const lettersOf = (marks: readonly Mark[], script: string): string =>
  [...new Set(marks.flatMap((mark) => (mark.kind === 'foreign' && mark.script === script ? [mark.text] : [])))]
    .slice(0, 12)
    .join(' ')

function marksOf(characters: readonly string[], isIdentifier: boolean): Mark[] {
  const isMixed = isIdentifier || characters.some((character) => /\p{Script=Latin}/u.test(character))
  return characters.map((character, index) => {
    const isEdge = index === 0 || index === characters.length - 1
    if (isHidden(character) || (isEdge && character === ' ')) return { kind: 'hidden', text: codePoint(character) }
    const script = isMixed ? foreignScript(character) : undefined
    return script === undefined ? { kind: 'plain', text: character } : { kind: 'foreign', text: character, script }
  })
}

/** Control and format characters, blanks that are no space, what is ignored when drawn, and halves of characters. */
const isHidden = (character: string): boolean =>
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(character) ||
  (character !== ' ' && /\s|\u2800/u.test(character))

function codePoint(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `‹U+${number}›`
}

function foreignScript(character: string): string | undefined {
  if (/[\u0020-\u007e]/.test(character)) return undefined
  if (/^[\u0020-\u007e]+$/.test(character.normalize('NFKC'))) return 'Form of an ordinary letter'
  if (!/\p{L}/u.test(character) || /\p{Script=Latin}/u.test(character)) return undefined
  return scripts.find(({ pattern }) => pattern.test(character))?.name ?? 'Another script'
}

const scripts = (
  [
    'Cyrillic',
    'Greek',
    'Armenian',
    'Hebrew',
    'Arabic',
    'Cherokee',
    'Coptic',
    'Georgian',
    'Devanagari',
    'Bengali',
    'Tamil',
    'Thai',
    'Ethiopic',
    'Han',
    'Hiragana',
    'Katakana',
    'Hangul',
    'Lisu',
  ] as const
).map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }))
