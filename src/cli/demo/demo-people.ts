/** Whom the practice Zendesk knows when the demo begins: each meets a sample member in another way. */
import type { PracticeSettings } from '../../features/practice/practice-state.ts'

const club = 'Harbour Rowing Club'
const samsAddress = 'sam.carter@example.org'

export const practicePeople: Pick<PracticeSettings, 'people' | 'organizations' | 'tickets'> = {
  organizations: [{ name: club }],
  people: [
    { name: 'Zendesk Account Owner', email: 'zendesk.owner@example.org', role: 'owner' },
    // The first hand-off links these two: the address matches, and there is no external ID yet.
    { name: 'Amelie Bronte', email: 'amelie.bronte@example.org', organizations: [club] },
    { name: 'Giuseppe', email: 'giuseppe+rowing@example.org', organizations: [club] },
    // An agent is signed in as an agent, whoever comes with the address.
    { name: 'Bjorn Sorlie', email: 'bjorn.sorlie@example.org', role: 'agent' },
    // Linked already: address and external ID both match.
    { name: 'Yuki Sato', email: 'yuki.sato@example.com', role: 'admin', externalId: 'HRC-1003' },
    // The address belongs to another external ID: refused.
    { name: 'Sam Carter', email: samsAddress, externalId: 'CRM-0077' },
    // The member's address is only this person's second one: refused.
    { name: 'Priya Sharma', email: 'p.sharma@example.net', secondaryEmails: ['priya@example.com'] },
    // The external ID is linked, the address is an older one: a hand-off would write the member's over it.
    { name: 'Hannah Weiß', email: 'hannah.krueger@example.net', externalId: 'HRC-1015' },
    // Whoever comes with this address would be this agent.
    { name: 'Nora from the help desk', email: 'nora.lindqvist@example.com', role: 'agent' },
    { name: 'Ruth Adler', email: 'ruth.adler@example.com', organizations: [club] },
  ],
  tickets: [
    { requester: 'amelie.bronte@example.org', subject: 'The lock of boat house 2 is stuck', status: 'open' },
    { requester: 'amelie.bronte@example.org', subject: 'Invoice for the spring camp', status: 'solved' },
    { requester: 'giuseppe+rowing@example.org', subject: 'Change of address', status: 'pending' },
    { requester: 'osterberg.family@example.net', subject: 'Two boats, one trailer', status: 'open' },
  ],
}

/** They came to Zendesk after its users were exported: Latchkey cannot know, and Zendesk itself refuses the hand-off. */
export const cameAfterExport: readonly string[] = [samsAddress]
