/** For balancers and service managers: am I alive, and can I do my work? No session, no page, no detail. */
import { Router } from 'express'
import type { Database } from '../db/connect.ts'

export function health({ database }: { database: Database }): Router {
  return Router()
    .get('/healthz', (_request, response) => response.type('text').send('ok\n'))
    .get('/readyz', async (_request, response) => {
      try {
        await database.query('select 1', [])
        response.type('text').send('ready\n')
      } catch {
        response.status(503).type('text').send('database unavailable\n')
      }
    })
}
