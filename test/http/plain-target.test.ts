/** Request lines that browsers never send. */
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { testApp } from '../support/test-app.ts'

const house = testApp()

test.each(['GET * HTTP/1.1', 'OPTIONS * HTTP/1.1'])('%s is a request that cannot be read, not a bug', async (line) => {
  await new Promise<void>((resolve) => house.server.listen(0, '127.0.0.1', resolve))
  const { port } = house.server.address() as AddressInfo
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`))
    let text = ''
    socket
      .on('data', (part) => (text += part.toString()))
      .on('end', () => resolve(text))
      .on('error', reject)
  })
  await new Promise((resolve) => house.server.close(resolve))
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(answer).toContain("Content-Security-Policy: default-src 'none'")
  expect(house.logged.join('')).not.toContain('"bug"')
})
