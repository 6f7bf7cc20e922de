// The least a hop can cost on this stack: raw node:http, the same two statements, an HMAC, the page. No checks.
import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const { read, record } = JSON.parse(process.env.STATEMENTS)
const { SESSION_ID: sessionId } = process.env
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const secret = randomBytes(36).toString('base64url')
const header = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')

const server = createServer(async (_request, response) => {
  const now = new Date()
  const key = ['bench', sessionId, new Date(now.getTime() - 600_000), now, 'https://{subdomain}.zendesk.com']
  const { facts: stamp } = (await pool.query({ name: 'read', text: read, values: key })).rows[0]
  const facts = JSON.parse(stamp)
  const claims = {
    iat: Math.floor(now.getTime() / 1000),
    jti: randomBytes(24).toString('base64url'),
    email: facts.email,
    name: facts.name,
    external_id: facts.external_id,
    phone: facts.phone,
  }
  const detail = JSON.stringify({ jti: claims.jti, claims: Object.keys(claims) })
  const event = ['handoff.issued', `member:${facts.member_id}`, 'done', [], 'request', detail, '127.0.0.1', stamp]
  const { rowCount } = await pool.query({ name: 'record', text: record, values: [...key, ...event] })
  if (rowCount !== 1) return response.writeHead(500).end()
  const body = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  const token = `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(
    `<!doctype html><form method="post" action="https://bench.zendesk.com/access/jwt"><input type="hidden" name="jwt" value="${token}">` +
      `<input type="hidden" name="return_to" value="/hc/en-us/requests/1"><button>Continue</button></form>`,
  )
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
