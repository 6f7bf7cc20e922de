/** The import wizard as a person at the console uses it, without scripts. */
import * as cheerio from 'cheerio'
import type { Response } from 'supertest'
import { workOnImports } from '../../src/features/imports/wizard/work-on-imports.ts'
import { makeMember, password } from '../support/make.ts'
import type { TestApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

export const home = '/admin/members/import'

export type Wizard = Visitor & {
  /** Gives the address of the import, or the answer that refused the file. */
  upload(file: string | Buffer, name?: string): Promise<Response>
  uploaded(file: string | Buffer, name?: string): Promise<string>
  /** Uploads, takes the suggested columns, and has the file checked. */
  checked(file: string | Buffer, name?: string): Promise<string>
  apply(href: string, fields?: Record<string, string>): Promise<Response>
  /** All the way. */
  imported(file: string | Buffer, fields?: Record<string, string>): Promise<string>
  undo(href: string): Promise<Response>
}

/** Somebody who may import, signed in a moment ago. */
export async function wizard(app: TestApp, role: 'owner' | 'administrator' = 'owner'): Promise<Wizard> {
  const member = await makeMember(app.deps, { role })
  const person = visitor(app.server)
  await person.signIn(member.externalId, password)
  const upload = async (file: string | Buffer, name = 'members.csv') => {
    const form = cheerio.load((await person.get(home)).text)(`form[action="${home}"]`)
    const csrf = form.find('[name=csrf]').attr('value') ?? ''
    return person.agent.post(home).field('csrf', csrf).attach('file', Buffer.from(file), name)
  }
  const uploaded = async (file: string | Buffer, name?: string) => {
    const answer = await upload(file, name)
    if (answer.status !== 303) throw new Error(`not received: ${answer.status} ${answer.text}`)
    return answer.headers['location']!
  }
  const checked = async (file: string | Buffer, name?: string) => {
    const href = await uploaded(file, name)
    const answer = await person.submit(href, {}, `${href}/match`)
    if (answer.status !== 303) throw new Error(`not matched: ${answer.status} ${answer.text}`)
    await work(app)
    return href
  }
  const apply = (href: string, fields: Record<string, string> = {}) => person.submit(href, fields, `${href}/apply`)
  return {
    ...person,
    upload,
    uploaded,
    checked,
    apply,
    async imported(file, fields) {
      const href = await checked(file)
      const answer = await apply(href, fields)
      if (answer.status !== 303) throw new Error(`not applied: ${answer.status} ${answer.text}`)
      await work(app)
      return href
    },
    undo: (href) => person.submit(`${href}/undo`, {}, `${href}/undo`),
  }
}

/** What the server does in the background, until nothing is left to do. */
export const work = ({ deps }: TestApp): Promise<void> =>
  workOnImports(deps, { worker: deps.random.uuid(), isAlone: true, signal: new AbortController().signal })

/** The numbers of an import's page, by their words. */
export function shownCounts(html: string): Record<string, number> {
  const $ = cheerio.load(html)
  return Object.fromEntries(
    $('.counts > div')
      .toArray()
      .map((each) => [$(each).find('dt').text(), Number($(each).find('dd').text().replaceAll(',', ''))]),
  )
}

/** The cells of the first table, row by row. */
export function shownRows(html: string): string[][] {
  const $ = cheerio.load(html)
  return $('table tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim()),
    )
}
