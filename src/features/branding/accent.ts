/**
 * The organisation's colour on our pages. Text needs a contrast of 4.5 to 1 on everything it may stand on (WCAG 2.2,
 * 1.4.3), so where the colour falls short, a darker shade on light pages and a lighter one on dark pages stands in.
 */

export type Theme = 'light' | 'dark'

/** What a colour becomes in one theme. */
export type Shades = {
  /** For text and buttons: the chosen colour where it is strong enough. */
  accent: string
  accentStrong: string
  accentSoft: string
  accentLine: string
  onAccent: string
  /** The weakest contrast of the chosen colour with what text stands on. */
  chosenRatio: number
  /** The same of `accent`: at least `leastRatio`. */
  ratio: number
}

export const leastRatio = 4.5

/** What text stands on, as in the tokens of latchkey.css. */
export const surfaces: Readonly<Record<Theme, { paper: string; surface: string; sunken: string }>> = {
  light: { paper: '#f6f5f1', surface: '#ffffff', sunken: '#f1efe9' },
  dark: { paper: '#0f1518', surface: '#172024', sunken: '#1f2a2f' },
}

const inks: Readonly<Record<Theme, { ink: string; ink2: string; line: string }>> = {
  light: { ink: '#192225', ink2: '#47545a', line: '#dfdcd3' },
  dark: { ink: '#e9eef0', ink2: '#b6c2c7', line: '#2d3a40' },
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** `accent`: a colour as `readColour` gives it. */
export function shadesOf(accent: string, theme: Theme): Shades {
  const away = theme === 'light' ? '#000000' : '#ffffff'
  const soft = (colour: string): string => mix(surfaces[theme].surface, colour, theme === 'light' ? 0.1 : 0.16)
  const weakest = (colour: string): number =>
    Math.min(...[...Object.values(surfaces[theme]), soft(colour)].map((under) => contrast(colour, under)))
  // Towards black or white every colour passes in the end.
  const steps = Array.from({ length: 101 }, (_, percent) => mix(accent, away, percent / 100))
  const usable = steps.find((colour) => weakest(colour) >= leastRatio) ?? away
  return {
    accent: usable,
    accentStrong: mix(usable, away, 0.25),
    accentSoft: soft(usable),
    accentLine: mix(surfaces[theme].surface, usable, 0.35),
    onAccent: theme === 'light' ? '#ffffff' : '#000000',
    chosenRatio: weakest(accent),
    ratio: weakest(usable),
  }
}

/** Over the tokens of latchkey.css, in both themes. Anything that is no colour gives an empty sheet. */
export function accentStyle(accent: string | undefined): string {
  if (accent === undefined || !isColour(accent)) return ''
  const light = tokens(accent, 'light')
  const dark = tokens(accent, 'dark')
  return `:root {${light}}\n@media (prefers-color-scheme: dark) {\n:root {${dark}}\n}\n`
}

export const accentStyleHref = (accent: string): string => `/branding.css?v=${accent.slice(1)}`

/** Both themes at once, whatever the reader's own is, for looking at a colour before it is used. */
export function previewStyle(accent: string): string {
  if (!isColour(accent)) return ''
  return (['light', 'dark'] as const)
    .map((theme) => {
      const { paper, surface, sunken } = surfaces[theme]
      const { ink, ink2, line } = inks[theme]
      const base = `color-scheme: ${theme}; --paper: ${paper}; --surface: ${surface}; --sunken: ${sunken}; --ink: ${ink}; --ink-2: ${ink2}; --ink-3: ${ink2}; --line: ${line};`
      return `.brand-preview-${theme} { ${base}${tokens(accent, theme)}}\n`
    })
    .join('')
}

/** WCAG's contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function tokens(accent: string, theme: Theme): string {
  const { accent: usable, accentStrong, accentSoft, accentLine, onAccent } = shadesOf(accent, theme)
  return ` --brand: ${accent}; --accent: ${usable}; --accent-strong: ${accentStrong}; --accent-soft: ${accentSoft}; --accent-line: ${accentLine}; --on-accent: ${onAccent}; `
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** `share` of the second colour in the first, from 0 to 1. */
function mix(first: string, second: string, share: number): string {
  const others = channels(second)
  const mixed = channels(first).map((value, place) => Math.round(value + ((others[place] ?? 0) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
