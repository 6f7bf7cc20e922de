/** No page without a state in the table: what is not in it, nobody looks at for barriers, markup or lost words. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { expect, test } from 'vitest'
import { Speak } from '../../views/languages/speak.tsx'
import { pages } from './pages.tsx'
import { ordinaryWords } from './pages/words.ts'

const views = join(import.meta.dirname, '../../views')

test('every page that the views know is shown in at least one state', async () => {
  const known = await exportedPages()
  const shown = new Set(Object.values(pages(ordinaryWords)).map(componentOf))
  expect(known.size).toBeGreaterThan(40)
  expect([...known].filter(([component]) => !shown.has(component)).map(([, name]) => name)).toEqual([])
})

/** By the component. The practice Zendesk is a stranger's house: its pages are not in the table. */
async function exportedPages(): Promise<Map<unknown, string>> {
  const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.startsWith('practice'),
  )
  const modules = await Promise.all(files.map((file) => import(join(views, file)) as Promise<Record<string, unknown>>))
  const named = modules.flatMap((module) => Object.entries(module))
  return new Map(named.filter(([name]) => /^[A-Z]\w*Page$/.test(name)).map(([name, component]) => [component, name]))
}

/** A page in another language has that language around it. */
function componentOf(page: VNode): unknown {
  return page.type === Speak ? (page.props.children as VNode).type : page.type
}
