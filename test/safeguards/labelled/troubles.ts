/** How troubles come about, one recipe each: who does what, and what that makes them. */
import { almostOffices, companies, offices, throwAways } from './names.ts'
import { house, type Maker } from './population.ts'

type Trouble = (maker: Maker, at: number) => void

/** Somewhere without rules of its own for spelling an address. */
const company = ({ chance }: Maker): string => chance.one(companies.slice(0, 3))
const localOf = (email: string): string => email.slice(0, email.lastIndexOf('@'))
const inCapitals = (email: string): string => email.charAt(0).toUpperCase() + email.slice(1)

const couple: Trouble = ({ ordinary, put, chance }) => {
  const one = ordinary()
  put(one, 'duplicate-email')
  const other = ordinary({ canSignIn: chance.is(0.7) })
  put({ ...other, email: chance.is(0.5) ? one.email : inCapitals(one.email) }, 'duplicate-email')
}

const otherLetters: Trouble = (maker, at) => {
  const { ordinary, put } = maker
  const domain = company(maker)
  const [plain, other] = [
    [`strauss.m${at}`, `strauß.m${at}`],
    [`mike.hill${at}`, `mıke.hill${at}`],
    [`office.of.${at}`, `oﬃce.of.${at}`],
    [`wide${at}`, `ｗide${at}`],
  ][at % 4]!
  put(ordinary({ email: `${plain!}@${domain}` }), 'equivalent-email')
  put(ordinary({ email: `${other!}@${domain}` }), 'equivalent-email')
}

const lostAccent: Trouble = (maker, at) => {
  const { ordinary, put } = maker
  const [own, typed] = [
    [`zoé.l${at}`, `zoe.l${at}`],
    [`núñez${at}`, `nunez${at}`],
    [`άννα${at}`, `αννα${at}`],
  ][at % 3]!
  const domain = company(maker)
  put(ordinary({ email: `${own!}@${domain}` }), 'accent-variant-email')
  put(ordinary({ email: `${typed!}@${domain}` }), 'accent-variant-email')
}

const twiceAtGoogle: Trouble = ({ ordinary, put }, at) => {
  const one = ordinary()
  put({ ...one, email: `twice.again.${at}@gmail.com` }, 'alias-email', 'shared-phone')
  const email = at % 2 === 0 ? `twiceagain${at}@googlemail.com` : `twice.again${at}+zendesk@gmail.com`
  put({ ...one, email }, 'alias-email', 'shared-phone')
}

const taggedAtWork: Trouble = (maker, at) => {
  const { ordinary, put } = maker
  const one = ordinary({ email: `tagged${at}@${company(maker)}` })
  put(one, 'alias-email')
  put(ordinary({ name: one.name, email: one.email.replace('@', '+support@') }), 'alias-email')
}

/** A company that gives each of its people a tag: different mailboxes, whatever the + looks like. Rare. */
const taggedPeople: Trouble = (maker, at) => {
  if (at > 1) return
  for (const name of ['anna', 'ben']) maker.put(maker.ordinary({ email: `branch${at}+${name}@fabrikam.example` }))
}

const twiceAtYahoo: Trouble = ({ ordinary, put }, at) => {
  const one = ordinary()
  put({ ...one, email: `y${at}x@yahoo.com` }, 'alias-email', 'shared-phone')
  put({ ...one, email: `y${at}x-shop@yahoo.com` }, 'alias-email', 'shared-phone')
}

const likeStaff: Trouble = ({ ordinary, put, staff, chance }, at) => {
  const meant = staff[at]!
  const tricks: [string, string][] = [
    ['a', 'а'],
    ['o', 'ο'],
    ['l', '1'],
    ['m', 'rn'],
    ['i', 'і'],
    ['e', 'е'],
  ]
  const fitting = tricks.filter(([from]) => localOf(meant.email).includes(from))
  if (fitting.length === 0) return
  const [from, to] = chance.one(fitting)
  put(ordinary({ email: meant.email.replace(from, to) }), 'lookalike-staff-email')
}

/** Not staff any more, or their children: names that are near, and easy to tell apart. */
const nearStaff: Trouble = ({ ordinary, put, staff, chance }, at) => {
  const meant = staff[at]!
  put(ordinary({ email: meant.email.replace('@', chance.one(['1@', 'x@', '.jr@', '-2@'])) }))
}

const likeOurDomain: Trouble = ({ ordinary, put, chance }, at) => {
  const domain = chance.one(['s0ciety.example', 'sоciety.example', 'id.s0ciety.example'])
  put(ordinary({ email: `new.person${at}@${domain}` }), 'lookalike-email')
}

/** Nobody is protected from being taken for an ordinary member. */
const alikeAmongThemselves: Trouble = (maker, at) => {
  const domain = company(maker)
  for (const local of [`bill.o${at}`, `bi11.o${at}`, `biil.0${at}`])
    maker.put(maker.ordinary({ email: `${local}@${domain}` }))
}

const office: Trouble = ({ ordinary, put, chance }, at) => {
  put(ordinary({ email: `${chance.one(offices)}@firm${at}.example` }), 'role-address-email')
}
const almostOffice: Trouble = ({ ordinary, put, chance }, at) => {
  put(ordinary({ email: `${chance.one(almostOffices)}@firm${at}.example` }))
}

const companyRecord: Trouble = ({ ordinary, put }, at) => {
  const firm = ordinary({ name: `Parts & Co ${at}`, email: `mail@parts${at}.example` })
  const codes = ['duplicate-email', 'organisation-email-shared'] as const
  put(firm, ...codes)
  put(ordinary({ email: firm.email, organization: at % 2 === 0 ? firm.name : `PARTS & CO. ${at}` }), ...codes)
  put(ordinary({ organization: firm.name }))
}

const fromStaffDomain: Trouble = ({ ordinary, put }, at) => {
  const origin = at % 2 === 0 ? 'import' : 'self-service'
  const isFound = origin === 'self-service'
  put(
    ordinary({ email: `outsider${at}@${house.domain}`, origin }),
    ...(isFound ? (['staff-domain-self-registered'] as const) : []),
  )
  put(ordinary({ email: `invited${at}@${house.domain}`, origin: 'administrator' }))
  put(ordinary({ email: `skier${at}@${house.mixedDomain}`, origin }))
}

const unseen: Trouble = (maker, at) => {
  const { ordinary, put, chance } = maker
  const sign = chance.one(['\u200b', '\u00ad', '\u202e', '\u2060'])
  put(ordinary({ email: `hid${sign}den${at}@${company(maker)}` }), 'email-hidden-characters')
}

const noAddress: Trouble = ({ ordinary, put }, at) => {
  const email = [
    `nobody${at}`,
    `two@@${at}.example`,
    `blank ${at}@contoso.example`,
    `end${at}@contoso`,
    `a${at}.@b.example`,
  ][at % 5]!
  put(ordinary({ email }), 'malformed-email')
}

const throwAway: Trouble = ({ ordinary, put, chance }, at) => {
  put(ordinary({ email: `once${at}@${chance.one(throwAways)}` }), 'disposable-email')
}

/** A slip of the fingers: two letters in the wrong order, one too few, one too many. */
const slip: Trouble = ({ ordinary, put, chance }, at) => {
  const name = chance.one(['gmail', 'hotmail', 'outlook', 'yahoo'])
  const place = 1 + chance.number(name.length - 2)
  const [before, here, next, after] = [name.slice(0, place), name[place]!, name[place + 1]!, name.slice(place + 2)]
  const typed = chance.one([before + next + here + after, before + next + after, before + here + here + next + after])
  put(ordinary({ email: `slip${at}@${typed}.com` }), ...(typed === name ? [] : (['email-domain-typo'] as const)))
}

const namedAfterAnother: Trouble = ({ ordinary, put }) => {
  const one = ordinary()
  put(one)
  put(ordinary({ username: inCapitals(one.email) }), 'username-equals-foreign-email')
  const self = ordinary()
  put({ ...self, username: self.email })
}

const handedDown: Trouble = ({ ordinary, put, hadBefore }) => {
  const [former, next, back] = [ordinary(), ordinary(), ordinary()]
  hadBefore(put(former), next.email)
  put(next, 'email-recycled')
  hadBefore(put(back), back.email)
}

const madeOfSomething: Trouble = ({ ordinary, put }, at) => {
  const one = ordinary()
  const externalId = [one.email, `${one.name} ${at}`, one.phone, ` 47${at}`, `former${at}@contoso.example`][at % 5]!
  put({ ...one, externalId, ...(at % 5 === 1 && { name: externalId }) }, 'external-id-unstable')
  put(ordinary({ externalId: `${10_000 + at}`, username: `${10_000 + at}` }))
  put(ordinary({ externalId: `K${at}-B.example` }))
}

export const troubles: readonly Trouble[] = [
  ...[couple, otherLetters, lostAccent, twiceAtGoogle, taggedAtWork, taggedPeople, twiceAtYahoo],
  ...[likeStaff, nearStaff, likeOurDomain, alikeAmongThemselves, office, almostOffice, companyRecord, fromStaffDomain],
  ...[unseen, noAddress, throwAway, slip, namedAfterAnother, handedDown, madeOfSomething],
]
