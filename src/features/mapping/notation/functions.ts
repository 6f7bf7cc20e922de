/** The functions of the notation: for the parser's hints, the page beside the form, and docs/fields.md. */

export type FunctionEntry = {
  name: string
  form: string
  does: string
  /** For a member as `exampleMember` describes. */
  example: { typed: string; gives: string }
}

/** Whom the examples are about. */
export const exampleMember = {
  externalId: 'm-1042',
  username: 'zoe',
  name: 'Zoë Ångström',
  email: 'Zoe.Angstrom@example.org',
  phone: undefined,
  organization: 'Contoso',
  locale: 'de-AT',
  attributes: { department: 'Research', born: '7.11.1984', site: ' Wien ', vip: 'yes' },
  isStaff: true,
}

export const functions: readonly FunctionEntry[] = [
  {
    name: 'coalesce',
    form: 'coalesce(first, second, …)',
    does: 'The first that is known.',
    example: { typed: 'coalesce(field:nickname, name)', gives: 'Zoë Ångström' },
  },
  {
    name: 'template',
    form: 'template("words {part} words")',
    does: 'Words and parts side by side. A part that is not known is left out; when none is, so is the whole.',
    example: { typed: 'template("{name} ({external_id})")', gives: 'Zoë Ångström (m-1042)' },
  },
  {
    name: 'join',
    form: 'join("separator", first, second, …)',
    does: 'Those that are known, with the separator between them.',
    example: { typed: 'join(", ", organization, field:department, field:team)', gives: 'Contoso, Research' },
  },
  {
    name: 'lookup',
    form: 'lookup(text, "this" = "that", …, otherwise value)',
    does: 'Exchanges a text by a table, which is compared exactly. Without “otherwise”, a text that is not in it is left out.',
    example: { typed: 'lookup(substring(locale, 0, 2), "de" = "8", "fr" = "16", otherwise "1")', gives: '8' },
  },
  {
    name: 'if',
    form: 'if(test, value, value)',
    does: 'One value or the other. A test is staff, a text = "text", known(value), or not(test).',
    example: { typed: 'if(field:vip = "yes", "gold", omit)', gives: 'gold' },
  },
  {
    name: 'lower',
    form: 'lower(text)',
    does: 'Small letters.',
    example: { typed: 'lower(email)', gives: 'zoe.angstrom@example.org' },
  },
  {
    name: 'upper',
    form: 'upper(text)',
    does: 'Capital letters.',
    example: { typed: 'upper(external_id)', gives: 'M-1042' },
  },
  {
    name: 'trim',
    form: 'trim(text)',
    does: 'Without blanks at either end.',
    example: { typed: 'trim(field:site)', gives: 'Wien' },
  },
  {
    name: 'substring',
    form: 'substring(text, start, length)',
    does: 'A piece, counted from 0; without a length, the rest.',
    example: { typed: 'substring(external_id, 2)', gives: '1042' },
  },
  {
    name: 'replace',
    form: 'replace(text, "this", "that")',
    does: 'Every “this” becomes “that”, letter for letter; there are no patterns.',
    example: { typed: 'replace(external_id, "-", ":")', gives: 'm:1042' },
  },
  {
    name: 'date',
    form: 'date(text)',
    does: 'A date as 1984-11-07. Reads 1984-11-07 with or without a time, 1984/11/7, 19841107 and 7.11.1984.',
    example: { typed: 'date(field:born)', gives: '1984-11-07' },
  },
  {
    name: 'omit',
    form: 'omit',
    does: 'Nothing: the field is left out.',
    example: { typed: 'if(staff, omit, "customer")', gives: '' },
  },
]

export const functionNames = functions.map(({ name }) => name).filter((name) => name !== 'omit')
/** The words that are no functions and no paths. */
export const keywords = ['omit', 'true', 'false'] as const
