/** The page that carries a token: one form, two fields at most, nothing loaded from anywhere. */
import { load } from 'cheerio'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HandoffPage } from '../../views/handoff/handoff-page.tsx'
import { renderPage } from '../../views/layout.tsx'

const given = { action: 'https://contoso.zendesk.com/access/jwt', jwt: 'a.b.c', nonce: 'n0nce', appName: 'Contoso' }

test('it posts the token and the place to return to, and nothing else', () => {
  const $ = load(renderPage(<HandoffPage {...given} returnTo="/hc/en-us/articles/1?x=1&y=%20#z" />))
  expect($('form').length).toBe(1)
  expect($('form').attr()).toEqual({ method: 'post', action: given.action })
  expect($('form').serializeArray()).toEqual([
    { name: 'jwt', value: 'a.b.c' },
    { name: 'return_to', value: '/hc/en-us/articles/1?x=1&y=%20#z' },
  ])
  expect($('form button[type=submit]').length).toBe(1)
})

test('without a place to return to there is no such field', () => {
  const $ = load(renderPage(<HandoffPage {...given} />))
  expect($('[name=return_to]').length).toBe(0)
})

test('style and script survive as written, under the nonce', () => {
  const $ = load(renderPage(<HandoffPage {...given} />))
  expect($('script').attr()).toEqual({ nonce: 'n0nce' })
  expect($('script').text()).toContain("f.querySelector('button')")
  expect($('style').attr()).toEqual({ nonce: 'n0nce' })
  expect(renderPage(<HandoffPage {...given} />)).not.toMatch(/&(amp|lt|quot);/)
})

test('nothing is fetched: the only address in the page is where the form goes', () => {
  const page = renderPage(<HandoffPage {...given} />)
  expect(page.match(/https?:|\ssrc=|\shref=/g)).toEqual(['https:'])
})

test('any name and any address come through whole and as text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (appName, returnTo) => {
      const $ = load(renderPage(<HandoffPage {...given} appName={appName} returnTo={returnTo} />))
      expect($('input[name=return_to]').attr('value')).toBe(returnTo)
      expect($('script').length).toBe(1)
      expect($('form').attr('action')).toBe(given.action)
    }),
  )
})
