/** A browser without scripts: keeps cookies, reads forms and sends them as a person would. */
import * as cheerio from 'cheerio'
import type { Server } from 'node:http'
import supertest from 'supertest'

export type Visitor = ReturnType<typeof visitor>

export function visitor(server: Server) {
  const agent = supertest.agent(server)

  return {
    agent,
    get: (path: string) => agent.get(path),

    /** Opens `page`, fills its form that posts to `action` (default: the page's first one) and sends it. */
    async submit(page: string, fields: Record<string, string>, action?: string) {
      const shown = await agent.get(page)
      const $ = cheerio.load(shown.text)
      const form = action === undefined ? $('form[method=post]').first() : $(`form[action="${action}"]`).first()
      if (form.length === 0) throw new Error(`no form ${action ?? ''} on ${page} (${shown.status})`)
      const filled = { ...Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value])), ...fields }
      return agent
        .post(form.attr('action') ?? page)
        .type('form')
        .send(filled)
    },

    /** Sends a form to `path`, whether or not a page shows one, with a token that is good for this visit. */
    async post(path: string, fields: Record<string, string | string[]> = {}) {
      const shown = await agent.get('/account').redirects(1)
      const csrf = cheerio.load(shown.text)('input[name=csrf]').first().val()
      return agent
        .post(path)
        .type('form')
        .send({ ...fields, csrf })
    },

    signIn(identifier: string, password: string, continueTo?: string) {
      const query = continueTo === undefined ? '' : `?${new URLSearchParams({ continue: continueTo })}`
      return this.submit(`/sign-in${query}`, { identifier, password })
    },
  }
}

/** The form of a hand-off page, as the browser would post it. */
export function handoffForm(html: string): { action: string; fields: Record<string, string> } {
  const $ = cheerio.load(html)
  const form = $('form')
  return {
    action: form.attr('action') ?? '',
    fields: Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value])),
  }
}

/** All text a person reads on a page. */
export const readable = (html: string): string => cheerio.load(html)('body').text().replace(/\s+/g, ' ').trim()
