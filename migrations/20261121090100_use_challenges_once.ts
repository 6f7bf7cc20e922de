/** Challenges that a passkey has answered: none is answered twice. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table used_challenges (
      challenge_hash text constraint used_challenges_pkey primary key,
      expires_at timestamptz not null
    )`)
  await knex.raw('create index used_challenges_expires_at_index on used_challenges (expires_at)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table used_challenges')
}
