/** What happens in a house in the course of time, one thing after another, in any order: the steps of the model. */
import fc from 'fast-check'
import type { Deps } from '../../src/deps.ts'
import { eraseMember } from '../../src/features/members/erase-member.ts'
import { removeCredentials } from '../../src/features/members/remove-credentials.ts'
import { restoreMember } from '../../src/features/members/restore-member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { decideHold } from '../../src/features/safeguards/gate/decide-hold.ts'
import { importFile } from '../imports/member-files.ts'
import {
  changeByAdministrator,
  changeByThemselves,
  mergeInto,
  newPassword,
  registerSomebody,
  undoLastMerge,
  verify,
} from './deeds.ts'
import type { Story } from './people.ts'
import { handOver, lookAtZendesk, type World } from './world.ts'

/** The model is who landed where, and the onlooker keeps it: every step may be taken at any time. */
export type Step = fc.AsyncCommand<object, World>

const which = fc.nat({ max: 5 })

/** Of a member file: external ID, address, whether it is proved, whether they are staff. Often as they are in Zendesk. */
const rowOf = ({ addresses, externalIds, pairs }: Story): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(fc.tuple(fc.constantFrom(...externalIds), fc.constantFrom(...addresses)), fc.constantFrom(...pairs)),
      fc.constantFrom('yes', 'yes', 'yes', 'yes', 'yes', 'no', ''),
      fc.constantFrom('no', 'no', 'no', 'no', 'yes'),
    )
    .map(([[id, email], ...rest]) => [id, email, ...rest].join())

export async function bringIn(world: World, row: string): Promise<void> {
  const head = 'external_id,email,email_verified,staff,name,password'
  await importFile(world.deps, `${head}\n${row},Some Body,correct horse battery\n`)
  await noteNew(world)
}

/** Hand-offs and what makes people collide come more often than the rest. */
export const stepsOf = (story: Story): fc.Arbitrary<Step>[] => {
  const address = fc.constantFrom(...story.addresses)
  return [
    ...repeat(6, fc.constant(step('hand everybody over', handOverAll))),
    ...repeat(
      2,
      which.map((who) => about('hand off', who, handOver)),
    ),
    ...repeat(
      2,
      address.map((email) =>
        step(`register ${email}`, async (world) => {
          await registerSomebody(world, email)
          await noteNew(world)
        }),
      ),
    ),
    ...repeat(
      2,
      rowOf(story).map((row) => step(`import ${row}`, (world) => bringIn(world, row))),
    ),
    which.map((who) => about('verify', who, verify)),
    ...repeat(
      2,
      fc
        .tuple(which, address)
        .map(([who, email]) => about(`change to ${email}`, who, (world, id) => changeByThemselves(world, id, email))),
    ),
    fc
      .tuple(which, address)
      .map(([who, email]) => about(`be given ${email}`, who, (world, id) => changeByAdministrator(world, id, email))),
    fc
      .tuple(which, which, fc.constantFrom('survivor', 'loser'))
      .map(([who, into, kept]) =>
        about(`merge into ${into}, address of the ${kept}`, who, (world, id) =>
          mergeInto(world, id, { into: picked(world, into), kept }),
        ),
      ),
    fc.constant(step('undo the last merge', undoLastMerge)),
    which.map((who) =>
      about('suspend', who, (world, id) => bound(world, (deps) => suspendMember(deps, { id, actor }))),
    ),
    which.map((who) =>
      about('restore', who, (world, id) => bound(world, (deps) => restoreMember(deps, { id, actor }))),
    ),
    which.map((who) => about('erase', who, (world, id) => bound(world, (deps) => eraseMember(deps, { id, actor })))),
    which.map((who) =>
      about('lose the password', who, (world, id) => bound(world, (deps) => removeCredentials(deps, { id, actor }))),
    ),
    which.map((who) => about('get a password', who, newPassword)),
    fc
      .tuple(fc.nat({ max: 2 }), fc.constantFrom('approved', 'approved-once', 'refused'))
      .map(([index, wish]) => step(`decide hold ${index}: ${wish}`, (world) => decide(world, index, wish))),
  ]
}

const actor = 'system'

/** What earlier hand-offs changed there is known from here on. */
export const lookAgain = (): fc.Arbitrary<Step> => fc.constant(step('look at Zendesk', lookAtZendesk))

const handOverAll = async (world: World): Promise<void> => {
  for (const id of world.members) await handOver(world, id)
}

const repeat = <T>(times: number, one: T): T[] => Array<T>(times).fill(one)

const step = (says: string, run: (world: World) => Promise<unknown>): Step => ({
  check: () => true,
  run: async (_, world) => {
    await run(world)
    expectPromises(world)
  },
  toString: () => says,
})

/** In the order in which they came. */
async function noteNew({ deps, members, owners }: World): Promise<void> {
  const known = [...members, ...owners.map(({ id }) => id)]
  const rows = await deps.database.db('members').orderBy(['created_at', 'external_id']).select<{ id: string }[]>('id')
  members.push(...rows.map(({ id }) => id).filter((id) => !known.includes(id)))
}

const about = (says: string, who: number, run: (world: World, id: string) => Promise<unknown>): Step =>
  step(`${says}: ${who}`, (world) => run(world, picked(world, who)))

const picked = ({ members }: World, which: number): string => members[which % members.length] ?? ''

const expectPromises = ({ onlooker: { broken } }: World): void => {
  if (broken.length > 0) throw new Error(broken.join('\n'))
}

const bound = (world: World, work: (deps: Deps) => Promise<unknown>): Promise<unknown> =>
  world.deps.inTransaction((stores) => work({ ...world.deps, ...stores }))

/** By as many owners as it takes. */
async function decide({ deps, owners }: World, index: number, wish: string): Promise<void> {
  const open = await deps.gateDecisions.listOpen(10)
  const hold = open[index % Math.max(open.length, 1)]
  if (!hold) return
  for (const { id, role } of owners) {
    await decideHold(deps, {
      ...{ id: hold.id, wish: wish as 'approved', reason: 'We know both of them.', validUntil: undefined },
      ...{ administrator: { id, role }, requestId: 'r', ip: undefined },
    })
  }
}
