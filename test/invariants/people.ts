/** Few enough that they get into each other's way: addresses and external IDs, and who has them in Zendesk. */
import type { SeedPerson } from '../../src/features/practice/practice-state.ts'

export const addresses = {
  /** Of an agent who is staff here, linked by their external ID. */
  linkedAgent: 'agent@acme.example',
  /** Of an agent whom nobody here is, without an external ID; their other address. */
  loneAgent: 'lone@desk.example',
  loneAgentToo: 'desk@desk.example',
  /** Of an admin with an external ID that is nobody's here. */
  admin: 'admin@desk.example',
  endUser: 'mia@club.example',
  endUserToo: 'mia.old@club.example',
  linkedEndUser: 'tom@club.example',
  nobody: 'new@club.example',
} as const

/** Addresses as one types them, and as somebody might who wants to be taken for another, and external IDs. */
export type Story = {
  addresses: readonly string[]
  externalIds: readonly string[]
  /** Who is as they are in Zendesk. */
  pairs: readonly (readonly [externalId: string, address: string])[]
}

/** Those of one story get into each other's way. */
export const stories: readonly Story[] = [
  {
    addresses: [
      ...[addresses.endUser, 'Mia@Club.example', 'mia+a@club.example', 'mía@club.example', 'ｍia@club.example'],
      ...[addresses.endUserToo, addresses.linkedEndUser],
    ],
    externalIds: ['id-1', 'ID-1', 'id-2', 'id-tom', 'id-gone'],
    pairs: [
      ['id-1', addresses.endUser],
      ['id-2', addresses.endUser],
      ['id-tom', addresses.linkedEndUser],
    ],
  },
  {
    addresses: [
      ...[addresses.loneAgent, 'LONE@desk.example', 'lone+a@desk.example', 'lóne@desk.example'],
      ...[addresses.loneAgentToo, addresses.admin],
    ],
    externalIds: ['id-1', 'id-2', 'id-admin'],
    pairs: [
      ['id-1', addresses.loneAgent],
      ['id-admin', addresses.admin],
    ],
  },
  {
    addresses: [addresses.linkedAgent, 'agent+a@acme.example', addresses.nobody],
    externalIds: ['id-1', 'id-2', 'STAFF-1'],
    pairs: [
      ['id-1', addresses.linkedAgent],
      ['staff-1', addresses.linkedAgent],
    ],
  },
]

export const zendeskPeople: readonly SeedPerson[] = [
  { name: 'Linked Agent', email: addresses.linkedAgent, role: 'agent', externalId: 'staff-1' },
  { name: 'Lone Agent', email: addresses.loneAgent, secondaryEmails: [addresses.loneAgentToo], role: 'agent' },
  { name: 'Admin', email: addresses.admin, role: 'admin', externalId: 'id-admin' },
  { name: 'Mia', email: addresses.endUser, secondaryEmails: [addresses.endUserToo] },
  { name: 'Tom', email: addresses.linkedEndUser, externalId: 'id-tom' },
  { name: 'Gone', email: 'gone@club.example', externalId: 'id-gone', isDeleted: true },
]

/** As Zendesk compares external IDs. */
export const sameKey = (externalId: string | undefined): string | undefined => externalId?.toLowerCase()
