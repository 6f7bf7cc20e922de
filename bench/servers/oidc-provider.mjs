// oidc-provider with its documents in PostgreSQL: the peer that answers a live session with a code.
import pg from 'pg'
import { Provider } from 'oidc-provider'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
await pool.query(`
  create table if not exists documents (
    id text primary key, payload jsonb not null, uid text, grant_id text, user_code text, expires_at timestamptz, consumed_at timestamptz
  );
  create index if not exists documents_uid on documents (uid);
  create index if not exists documents_grant_id on documents (grant_id)`)

const prepared = (name, text, values) => pool.query({ name, text, values })

class PostgresAdapter {
  constructor(model) {
    this.key = (id) => `${model}:${id}`
  }
  async upsert(id, payload, expiresIn) {
    await prepared(
      'upsert',
      `insert into documents (id, payload, uid, grant_id, user_code, expires_at)
       values ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')
       on conflict (id) do update set payload = $2, uid = $3, grant_id = $4, user_code = $5, expires_at = now() + $6 * interval '1 second'`,
      [
        this.key(id),
        payload,
        payload.uid ?? null,
        payload.grantId ?? null,
        payload.userCode ?? null,
        expiresIn ?? 86_400,
      ],
    )
  }
  async find(id) {
    return this.#one('find', 'id', this.key(id))
  }
  async findByUid(uid) {
    return this.#one('find-uid', 'uid', uid)
  }
  async findByUserCode(code) {
    return this.#one('find-code', 'user_code', code)
  }
  async consume(id) {
    await prepared('consume', 'update documents set consumed_at = now() where id = $1', [this.key(id)])
  }
  async destroy(id) {
    await prepared('destroy', 'delete from documents where id = $1', [this.key(id)])
  }
  async revokeByGrantId(grantId) {
    await prepared('revoke', 'delete from documents where grant_id = $1', [grantId])
  }
  async #one(name, column, value) {
    const text = `select payload, consumed_at from documents where ${column} = $1 and expires_at > now()`
    const { rows } = await prepared(name, text, [value])
    return rows[0] && { ...rows[0].payload, ...(rows[0].consumed_at ? { consumed: true } : {}) }
  }
}

const provider = new Provider('http://127.0.0.1', {
  adapter: PostgresAdapter,
  cookies: { keys: ['only for the benchmark'] },
  clients: [{ client_id: 'bench', client_secret: 'bench', redirect_uris: ['https://rp.example/cb'] }],
  pkce: { required: () => false },
  features: { devInteractions: { enabled: true } },
})
const server = provider.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
