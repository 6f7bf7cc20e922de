/** What the tests of the set-up guide have in common: an administrator at the page, and what other servers say. */
import * as cheerio from 'cheerio'
import type { Stage } from '../../src/features/apps/app.ts'
import { after, seconds } from '../../src/kernel/clock.ts'
import type { Answer, NoAnswer } from '../../src/kernel/answer.ts'
import type { TestApp } from '../support/test-app.ts'
import type { Visitor } from '../support/visitor.ts'

export const guide = '/admin/apps/acme-help/set-up'
export const publicUrl = 'https://id.example.org'
export const helpCenter = 'https://acme.zendesk.com/hc'

export function answer(status: number, headers: Record<string, string> = {}, body = ''): Answer {
  return { kind: 'answered', status, body, header: (name) => headers[name.toLowerCase()] }
}

export const noAnswer = (because: NoAnswer['because']): NoAnswer => ({ kind: 'none', because })

/** As a Date header has it, `offset` seconds away from our clock. */
export const dateAway = (app: TestApp, offset: number): string => after(app.clock.now(), seconds(offset)).toUTCString()

export function allIsWell(app: TestApp): void {
  app.elsewhere.set(helpCenter, answer(200, { date: dateAway(app, 0) }))
  app.elsewhere.set(`${publicUrl}/healthz`, answer(200, {}, 'ok\n'))
}

/** Posts as a form of the guide would, without the page having to offer it. */
export async function post(visitor: Visitor, path: string, fields: Record<string, string> = {}) {
  const csrf = cheerio
    .load((await visitor.get('/account')).text)('input[name=csrf]')
    .first()
    .val() as string
  return visitor.agent
    .post(path)
    .type('form')
    .send({ ...fields, csrf })
}

export const attest = (visitor: Visitor, step: string, fields: Record<string, string> = {}) =>
  post(visitor, `${guide}/attest`, { step, subdomain: 'acme', [step]: 'on', ...fields })

/** As the roll-out page does it, without asking what is missing. */
export async function reach({ deps, clock }: TestApp, stage: Stage): Promise<void> {
  const acme = await deps.apps.get('acme-help')
  await deps.apps.update(acme.id, acme.version, { ...acme, stage, isEnabled: stage !== 'draft' }, clock.now())
}

/** The state of each step, in words, by its id; and the one the page points to. */
export async function readGuide(visitor: Visitor) {
  const page = await visitor.get(guide)
  const $ = cheerio.load(page.text)
  const states = Object.fromEntries(
    $('.guide-step')
      .toArray()
      .map((step) => [(step.attribs['id'] ?? '').replace('step-', ''), $(step).find('.guide-state').text()]),
  )
  const open = $('.guide-step > details[open]')
    .toArray()
    .map((details) => ($(details).parent().attr('id') ?? '').replace('step-', ''))
  const step = (id: string): string => $(`#step-${id}`).text().replace(/\s+/g, ' ')
  return { $, page, states, open, next: $('#progress a').attr('href'), step }
}
