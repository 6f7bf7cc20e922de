// Express as it comes: one route, a page of about the size of the hand-off page.
import express from 'express'

const page = `<!doctype html>${'x'.repeat(1_800)}`
const server = express()
  .get('/', (_request, response) => response.send(page))
  .listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
