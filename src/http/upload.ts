/**
 * Forms with a file, as multipart/form-data, on the paths that take one. Reads the fields up to the file into
 * `request.body`, so that the form token is seen like any other, and hands the file on as a stream that nobody has read
 * yet: who sends it is asked before its first byte is kept.
 */
import { once } from 'node:events'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '../kernel/errors.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Behind `uploads`: the file of the form, when it has one. */
      upload?: Upload
    }
  }
}

export type Upload = {
  /** Without folders; '' when the person chose none. */
  fileName: string
  /** Throws `input.too-large` when it is longer than is taken, and `input.malformed` when it is cut off. */
  bytes: AsyncIterable<Buffer>
}

export const largestUpload = 100 * 1_024 * 1_024
/** What a form says around its file. */
const envelope = 64 * 1_024

/**
 * Takes files of at most `limit` bytes. Mounted before the form tokens are checked, on each path that takes a file.
 * Forms of any other kind pass by.
 */
export function uploads(limit: number): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST' || !request.is('multipart/form-data')) {
      next()
      return
    }
    // Nobody who is not signed in has a file to send, and what is not read here is thrown away by Node.
    if (!request.user) throw new AppError('session.required')
    if (Number(request.get('content-length') ?? 0) > limit + envelope) throw tooLarge(limit)
    readFields(request, response, limit).then(() => next(), next)
  }
}

async function readFields(request: Request, response: Response, limit: number): Promise<void> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  const parser = parserFor(request)
  const stopReading = (): void => {
    request.unpipe(parser)
    request.resume()
  }
  response.once('close', stopReading)
  parser.on('field', (name, value, _isNameCut, isValueCut) => {
    if (!isValueCut) fields[name] = value
  })
  const file = new Promise<void>((resolve) => {
    parser.once('file', (_name, stream: BusboyFileStream, fileName: string | undefined) => {
      response.locals.upload = { fileName: fileName ?? '', bytes: bytesOf(request, stream, { limit, stopReading }) }
      resolve()
    })
  })
  const trouble = new Promise<never>((_resolve, reject) => {
    parser.on('error', () => {
      stopReading()
      reject(new AppError('input.malformed'))
    })
  })
  const gone = once(request, 'close').then(() => {
    if (!request.complete) throw new AppError('input.malformed')
  })
  // Whichever comes first counts; the others may fail later, when nobody asks any more.
  for (const each of [trouble, gone]) each.catch(() => undefined)
  request.pipe(parser)
  await Promise.race([file, once(parser, 'finish'), trouble, gone])
  request.body = fields
}

function parserFor(request: Request): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { files: 1, fields: 20, fieldSize: 16_384, parts: 25, headerPairs: 50, headerSize: 16_384 },
    })
  } catch {
    throw new AppError('input.malformed')
  }
}

async function* bytesOf(
  request: Request,
  stream: BusboyFileStream,
  { limit, stopReading }: { limit: number; stopReading: () => void },
): AsyncGenerator<Buffer> {
  // A connection that ends early ends the stream in no way of its own: without this it would be waited for for ever.
  const cut = (): void => {
    if (!request.complete) stream.destroy(new AppError('input.malformed', { detail: cutOff }))
  }
  request.once('close', cut)
  if (request.destroyed) cut()
  let size = 0
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      size += bytes.length
      if (size > limit) throw tooLarge(limit)
      yield bytes
    }
    if (!request.complete && request.destroyed) throw new AppError('input.malformed', { detail: cutOff })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('input.malformed', { detail: cutOff, cause: error })
  } finally {
    request.off('close', cut)
    stopReading()
  }
}

const cutOff = 'The file did not arrive in full: the connection ended early. Nothing of it was kept. Send it again.'

const tooLarge = (limit: number): AppError =>
  new AppError('input.too-large', {
    detail: `A file may have at most ${limit / 1_024 / 1_024} MB, and this one is larger. Nothing of it was kept. Split it into several files.`,
  })
