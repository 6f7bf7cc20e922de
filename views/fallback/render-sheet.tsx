/** A fallback sheet as text: the whole file, and what it says without how it looks. */
import { renderToString } from 'preact-render-to-string'
import { FallbackSheet, SheetBody, type FallbackSheetProps, type SheetContent } from './fallback-sheet.tsx'
import type { SheetDensity } from './sheet-style.ts'

export const renderSheet = (props: Omit<FallbackSheetProps, 'density'>): string =>
  `<!doctype html>\n${renderToString(<FallbackSheet {...props} density={densityOf(props.content)} />)}\n`

/** What a person reads on it, every link spelled out: the same for two sheets that differ in looks or date only. */
export const sheetWords = (content: SheetContent): string =>
  renderToString(<SheetBody content={content} />)
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<wbr\/?>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

/** Measured in a browser: as many letters as fit on one A4 page in each size, with something to spare. */
const most: readonly [SheetDensity, number][] = [
  ['few', 2_300],
  ['some', 4_000],
  ['many', 6_000],
]

/** Chinese, Japanese and Korean letters are as wide as two others. */
function densityOf(content: SheetContent): SheetDensity {
  const words = sheetWords(content)
  const width = words.length + (words.match(/[\u2e80-\uffef]/g)?.length ?? 0)
  return most.find(([, letters]) => width <= letters)?.[0] ?? 'most'
}
