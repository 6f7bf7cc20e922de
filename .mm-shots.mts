import { readFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire('/work/main/package.json')
const { chromium } = require('playwright-core')
const { renderPage } = await import('/work/main/views/layout.tsx')
const { pages, ordinaryWords, longWords } = await import('/work/main/test/views/pages.tsx')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
mkdirSync('/tmp/mm/shots', { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const only = process.argv[2]
for (const [scheme, width] of [['light',1440],['light',360],['dark',360],['dark',1440]] as const) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  await context.route('**/*', async (route: any) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/assets/htmx.min.js') return route.fulfill({ contentType: 'text/javascript', body: readFileSync(require.resolve('htmx.org/dist/htmx.min.js')) })
    if (pathname.startsWith('/assets/')) return route.fulfill({ contentType: pathname.endsWith('css') ? 'text/css' : pathname.endsWith('js') ? 'text/javascript' : 'image/svg+xml', body: readFileSync('/work/main/views' + pathname) })
    const [, set, name] = pathname.split('/')
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderPage(pages(set === 'long' ? longWords : ordinaryWords)[name]!) })
  })
  const page = await context.newPage()
  for (const name of Object.keys(pages(ordinaryWords)).filter(n => n.startsWith('member') && n !== 'members-x').filter(n => only === undefined || n.match(only))) {
    for (const set of ['ordinary', 'long']) {
      await page.goto(`http://latchkey.test/${set}/${name}`)
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      if (over !== 0) console.log('WIDE', set, name, width, over)
      if (set === 'long') { if (width !== 360 || scheme !== 'light') continue }
      else {
        await page.evaluate(axe)
        const { violations } = await page.evaluate('axe.run({resultTypes:["violations"]})') as any
        for (const v of violations) console.log('AXE', name, scheme, width, v.impact, v.id, v.nodes.map((n: any) => n.html.slice(0, 150)).join(' | '))
      }
      await page.screenshot({ path: `/tmp/mm/shots/${name}-${set}-${scheme}-${width}.png`, fullPage: true })
    }
  }
  await context.close()
}
await browser.close(); process.exit(0)
