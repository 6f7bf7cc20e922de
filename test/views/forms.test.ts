/** Forms: who may send them, what they are called, and what never comes back in them. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../views/layout.tsx'
import { pages } from './pages.tsx'
import { ordinaryWords } from './pages/words.ts'

const all = Object.entries(pages(ordinaryWords)).map(([name, page]) => ({ name, $: load(renderPage(page)) }))
const open = (name: string) => all.find((page) => page.name === name)!.$

test('there are forms to look at', () => {
  expect(all.filter(({ $ }) => $('form').length > 0).length).toBeGreaterThan(10)
})

describe.each(all)('$name', ({ name, $ }) => {
  test('every form is a POST, to us with a CSRF token; one that only searches is a GET without', () => {
    $('form').each((_, form) => {
      if ($(form).attr('method') === 'get') {
        expect($(form).attr('action')).toMatch(/^\/admin/)
        expect($(form).find('[name=csrf], input[type=password]').length).toBe(0)
        return
      }
      expect($(form).attr('method')).toBe('post')
      if (name === 'handoff') return
      expect($(form).attr('action')).toMatch(/^\/[a-z]/)
      expect($(form).find('input[type=hidden][name=csrf]').attr('value')).toMatch(/^csrf-of-/)
    })
  })

  test('every control has a label, and every description it names exists', () => {
    $('input:not([type=hidden]), textarea, select').each((_, control) => {
      const id = control.attribs['id']
      expect($(`label[for="${id}"]`).length, `label for ${id}`).toBe(1)
      for (const described of (control.attribs['aria-describedby'] ?? '').split(' ').filter(Boolean)) {
        expect($(`#${described}`).text(), described).not.toBe('')
      }
    })
  })

  test('a choice that has to be made has no answer that browsers take for none', () => {
    $('select[required] option[value=""]').each((_, option) => expect($(option).text()).toMatch(/^Choose /))
  })

  test('ids are unique', () => {
    const ids = $('[id]')
      .map((_, element) => element.attribs['id'])
      .get()
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('no password or secret is ever filled in', () => {
    $('input[type=password]').each((_, field) => expect(field.attribs).not.toHaveProperty('value'))
  })
})

test('the sign-in form has the names and hints that scripts and password managers rely on', () => {
  const $ = open('sign-in-again')
  const form = $('form[action="/sign-in"]')
  expect(form.find('[name=identifier]').attr('autocomplete')).toBe('username webauthn')
  expect(form.find('[name=identifier]').attr('value')).toBe(ordinaryWords.typed)
  expect(form.find('[name=password]').attr('autocomplete')).toBe('current-password')
  expect(form.find('[name=continue]').attr('value')).toBe(ordinaryWords.typed)
  expect($('[role=alert]').text()).toBe(ordinaryWords.sentence)
})

test('the shared secret is left to nobody who fills in passwords, and may stay blank: it comes later, or stays', () => {
  expect(open('app-add')('[name=secret]').attr('autocomplete')).toBe('off')
  for (const name of ['app-add', 'app-edit', 'app-edit-without-secret'])
    expect(open(name)('[name=secret]').attr('required')).toBeUndefined()
})

test('a textarea keeps a first empty line and every line after it', () => {
  expect(open('app-edit')('[name=hosts]').text().replace(/^\n/, '')).toBe(
    `${ordinaryWords.host}\n${ordinaryWords.typed}`,
  )
})

test('each entry of the error summary leads to a field that is marked wrong', () => {
  const $ = open('app-add-errors')
  const links = $('.error-summary a')
  expect(links.length).toBe(2)
  links.each((_, link) => {
    expect($(link.attribs['href']).attr('aria-invalid')).toBe('true')
  })
  expect($('title').text()).toMatch(/^Error: /)
})

test('those who may only look get no form but sign-out', () => {
  const actions = open('app-read-only')('form')
    .map((_, form) => form.attribs['action'])
    .get()
  expect(actions).toEqual(['/sign-out'])
})

test('an app without a secret cannot be resumed or checked from its page; one that is paused can', () => {
  const $ = open('app-without-secret')
  expect($('form[action$="/resume"], form[action$="/pause"], form[action$="/check"]').length).toBe(0)
  expect($('#remote-login-url, #remote-logout-url').length).toBe(2)
  expect($('.alert-warning a').attr('href')).toBe('/admin/apps/contoso/edit')
  expect(open('app-off')('form[action$="/resume"]').length).toBe(1)
})

test('a check of an app without a secret is drawn as a warning, never as good news', () => {
  const $ = open('app-without-secret-checked')
  expect($('#check-result .alert-warning').length).toBe(1)
  expect($('.alert-success').length).toBe(0)
})

test('one’s own password is asked for only where a stored secret could be replaced', () => {
  const asks = (name: string) => open(name)('[name=ownPassword]').length
  expect({ edit: asks('app-edit'), first: asks('app-edit-without-secret'), add: asks('app-add') }).toEqual({
    edit: 1,
    first: 0,
    add: 0,
  })
})
