/** What pages say: the promises they keep in words. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { CheckResult } from '../../views/apps/check-result.tsx'
import { eventCodes } from '../../src/features/events/event-codes.ts'
import { codeWords } from '../../views/events/code-words.ts'
import { wordsOf } from '../../views/languages/catalogue.ts'
import { isLanguage } from '../../views/languages/language.ts'
import { renderFragment, renderPage } from '../../views/layout.tsx'
import { pages } from './pages.tsx'
import { nonce, ordinaryWords } from './pages/words.ts'

const all = Object.entries(pages(ordinaryWords)).map(([name, page]) => ({ name, $: load(renderPage(page)) }))
const open = (name: string) => all.find((page) => page.name === name)!.$
const framed = all.filter(({ name }) => name !== 'handoff')

describe.each(framed)('$name', ({ $ }) => {
  test('has a title, one heading of the first rank, a main part and the trademark notice', () => {
    expect($('head > title').text()).toMatch(/\S · (Latchkey|Contoso Society of Engineers)$/)
    expect($('h1').length).toBe(1)
    expect($('main').length).toBe(1)
    const language = $('html').attr('lang')
    expect(isLanguage(language)).toBe(true)
    if (isLanguage(language)) expect($('footer').text()).toContain(wordsOf(language).shell.trademark)
  })
})

test.each(eventCodes)('the reason %s of an event has words', (code) => {
  expect(codeWords(code)).not.toBe(code)
})

test('the trademark notice is there to the letter', () => {
  expect(open('sign-in')('footer').text()).toContain(
    'Zendesk is a trademark of Zendesk, Inc. Latchkey is an independent product, neither made nor endorsed by Zendesk.',
  )
})

test('a member who was refused sees why, what to do, a reference and both other doors', () => {
  const $ = open('refused')
  expect($('[role=alert]').text()).toBe(ordinaryWords.sentence)
  expect($('#next + ul li').length).toBe(2)
  expect($('.reference code').text()).toBe('7f3c2a90')
  expect($('a[href$="/access/normal"]').length).toBe(1)
  expect($('a[href$="/access/sso_bypass"]').length).toBe(1)
})

test('the message of Zendesk is a quote, and one retry is offered only where given', () => {
  expect(open('zendesk-error')('blockquote').text()).toBe(ordinaryWords.message)
  expect(open('zendesk-error')('a.button').text()).toBe('Try once more')
  expect(open('zendesk-error-loop')('blockquote, a.button').length).toBe(0)
})

test('the fallback page says for whom each door is, for how long, and where that is written', () => {
  const text = open('fallback')('main').text().replaceAll(/\s+/g, ' ')
  expect(text).toContain('works once, for 5 minutes')
  expect(text).toContain('account owner')
  expect(text).toContain('article 4408882128666')
  expect(text).toContain('per Zendesk’s documentation')
})

test('the endpoint information stands in fields that can be selected without scripts', () => {
  const $ = open('app')
  expect($('#remote-login-url').val()).toBe('https://id.example.org/sso/zendesk/contoso')
  expect($('#remote-login-url').attr('readonly')).toBeDefined()
  expect($('[data-copy="remote-login-url"]').attr('hidden')).toBeDefined()
})

test('the console says who is signed in, where one is, and in which mode', () => {
  const $ = open('apps')
  expect($('.console-person').text()).toContain(ordinaryWords.person)
  expect($('[aria-current=page]').text()).toBe('Apps')
  expect($('.banner').text()).toContain('practice mode')
  expect(open('app-off')('.banner').length).toBe(0)
})

test('htmx is told to evaluate nothing, and comes with console pages only', () => {
  const config = JSON.parse(open('apps')('meta[name="htmx-config"]').attr('content')!) as Record<string, unknown>
  expect(config).toMatchObject({ allowEval: false, allowScriptTags: false, includeIndicatorStyles: false })
  expect(open('sign-in')('script[src*=htmx]').length).toBe(0)
})

test('a check that could not be made never looks like a good one', () => {
  const draw = (kind: 'bad' | 'unknown') =>
    renderFragment(<CheckResult outcome={{ kind, sentence: 'The key that sealed the secret is missing.' }} />)
  expect(renderFragment(<CheckResult outcome={{ kind: 'good' }} />)).toContain('alert-success')
  expect(draw('unknown')).toContain('alert-warning')
  expect(draw('bad')).toContain('alert-danger')
  expect(draw('unknown') + draw('bad')).not.toContain('success')
})

test('the sample hand-off carries its nonce', () => {
  expect(open('handoff')('script').attr('nonce')).toBe(nonce)
})
