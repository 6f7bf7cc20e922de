/**
 * The members of the practice organisation: what a real list is like. Everybody and every address is invented;
 * telephone numbers are from the ranges that regulators keep free for fiction.
 */
import { csvRecord, quoted } from '../member-files/member-csv.ts'

/** A member file as it would be handed in, everybody with the same password. */
export function sampleMembersFile(password: string): string {
  const attributes = [...new Set(sampleMembers.flatMap((member) => Object.keys(member.attributes ?? {})))]
  const header = ['password', ...columns, ...attributes.map((name) => `field:${name}`)]
  const records = sampleMembers.map((member) => {
    const fields = attributes.map((name) => member.attributes?.[name])
    return `${quoted(password)},${csvRecord([...columns.map((column) => textOf(member, column)), ...fields])}`
  })
  return [csvRecord(header), ...records].join('')
}

type SampleMember = {
  external_id: string
  name: string
  email?: string
  username?: string
  phone?: string
  email_verified?: false
  staff?: true
  active?: false
  organization: string
  locale: string
  attributes?: Readonly<Record<string, string>>
  shows: string
}

const organization = 'Harbour Rowing Club'

const sampleMembers: readonly SampleMember[] = [
  {
    external_id: 'HRC-1001',
    username: 'amelie',
    name: 'Amélie Brontë-Núñez',
    email: 'amelie.bronte@example.org',
    phone: '+442079460958',
    organization,
    locale: 'en-GB',
    attributes: { joined: '2011', boat: 'single scull' },
    shows: 'an ordinary member',
  },
  {
    external_id: 'HRC-1002',
    username: 'sorlie',
    name: 'Bjørn Sørlie',
    email: 'Bjorn.Sorlie@Example.ORG',
    phone: '+442079460321',
    organization,
    locale: 'nb',
    staff: true,
    attributes: { joined: '2009' },
    shows: 'staff: an agent in Zendesk',
  },
  {
    external_id: 'HRC-1003',
    username: 'yuki',
    name: '佐藤 由紀',
    email: 'yuki.sato@example.com',
    organization,
    locale: 'ja',
    staff: true,
    shows: 'staff, no phone',
  },
  {
    external_id: 'HRC-1004',
    name: 'Zoë Österberg',
    email: 'osterberg.family@example.net',
    phone: '+46313900612',
    organization,
    locale: 'sv',
    shows: 'shares the address with HRC-1005',
  },
  {
    external_id: 'HRC-1005',
    name: 'Åke Österberg',
    email: 'osterberg.family@example.net',
    organization,
    locale: 'sv',
    shows: 'shares the address with HRC-1004',
  },
  {
    external_id: 'HRC-1006',
    username: 'dmitri',
    name: 'Дмитрий Соколов',
    email: 'd.sokolov@example.com',
    organization,
    locale: 'ru',
    email_verified: false,
    shows: 'the address is not verified',
  },
  {
    external_id: 'HRC-1007',
    username: 'rory',
    name: 'Rory O’Malley',
    email: 'rory@example.net',
    phone: '+353209110123',
    organization,
    locale: 'en-IE',
    active: false,
    shows: 'suspended',
  },
  {
    external_id: 'HRC-1008',
    username: 'layla',
    name: 'ليلى الحداد',
    email: 'layla.haddad@example.org',
    organization,
    locale: 'ar',
    shows: 'a name written from right to left',
  },
  {
    external_id: 'HRC-1009',
    username: 'priya',
    name: 'प्रिया शर्मा',
    email: 'priya@example.com',
    organization: 'Harbour Rowing Club, Juniors',
    locale: 'hi',
    attributes: { joined: '2024', guardian: 'HRC-1001' },
    shows: 'refused by Zendesk: the address is somebody’s second one there',
  },
  {
    external_id: 'HRC-1010',
    name: 'Giuseppe D’Angelo',
    email: 'giuseppe+rowing@example.org',
    phone: '+12125550142',
    organization,
    locale: 'it',
    shows: 'a plus in the address',
  },
  {
    external_id: 'HRC-1011',
    username: 'sam',
    name: 'Sam Carter',
    email: 'sam.carter@example.org',
    phone: '+12025550147',
    organization,
    locale: 'en-US',
    shows: 'refused by Zendesk: known there by another external ID',
  },
  {
    external_id: 'HRC-1012',
    name: 'Nguyễn Thị Ánh',
    email: 'anh.nguyen@example.net',
    organization,
    locale: 'vi',
    shows: 'no phone, no username: signs in by address or HRC-1012',
  },
  {
    external_id: 'HRC-1013',
    username: 'chloe',
    name: 'Χλόη Παπαδοπούλου',
    email: 'chloe@bücher.example.com',
    organization,
    locale: 'el',
    shows: 'an address with a letter that DNS writes in another way',
  },
  {
    external_id: 'HRC-1014',
    name: 'Ida',
    organization,
    locale: 'da',
    shows: 'no e-mail address at all',
  },
  {
    external_id: 'HRC-1015',
    username: 'hannah',
    name: 'Hannah Weiß',
    email: 'hannah.weiss@example.net',
    phone: '+442079460117',
    organization,
    locale: 'de',
    shows: 'held until somebody decides: Zendesk has this member under an older address',
  },
  {
    external_id: 'HRC-1016',
    username: 'bjorn',
    name: 'Bjorn Sorlie',
    email: 'bjorn.sor1ie@example.org',
    organization,
    locale: 'en-GB',
    shows: 'held until somebody decides: the address looks like that of sorlie, who is staff',
  },
  {
    external_id: 'HRC-1017',
    username: 'nora',
    name: 'Nora Lindqvist',
    email: 'nora.lindqvist@example.com',
    organization,
    locale: 'en-GB',
    shows: 'blocked until two people decide: in Zendesk an agent has this address',
  },
  {
    external_id: 'HRC-1018',
    username: 'info',
    name: 'Boat House Desk',
    email: 'info@example.net',
    phone: '+442079460200',
    organization,
    locale: 'en-GB',
    shows: 'let in with a remark: a mailbox that several people read',
  },
  {
    external_id: 'HRC-1019',
    username: 'ruth',
    name: 'Ruth Adler',
    email: 'ruth.adler@example.com',
    phone: '+12025550163',
    organization,
    locale: 'en-US',
    attributes: { joined: '2014' },
    shows: 'perhaps the same person as HRC-1020',
  },
  {
    external_id: 'HRC-1020',
    name: 'Ruth Adler',
    email: 'ruth.adler+rowing@example.com',
    organization,
    locale: 'en-US',
    attributes: { joined: '2023' },
    shows: 'perhaps the same person as HRC-1019',
  },
]

const columns = [
  'external_id',
  'name',
  'email',
  'username',
  'phone',
  'email_verified',
  'staff',
  'active',
  'organization',
  'locale',
] as const

/** Verified unless it says otherwise; whoever has no address has nothing to verify. */
function textOf(member: SampleMember, column: (typeof columns)[number]): string | undefined {
  if (column === 'email_verified' && member.email !== undefined) return String(member.email_verified ?? true)
  const value = member[column]
  return value === undefined ? undefined : String(value)
}

/** What to type, and what there is to see then. */
export const sampleSignIns: readonly { identifier: string; name: string; shows: string }[] = sampleMembers.map(
  ({ external_id: externalId, username, name, shows }) => ({ identifier: username ?? externalId, name, shows }),
)
