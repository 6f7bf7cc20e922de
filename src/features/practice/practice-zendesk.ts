/**
 * The practice Zendesk: a stand-in for training, the demo and tests, that takes a hand-off as Zendesk documents it.
 * It shares no code with the side that signs, so that each can prove the other wrong.
 */
import express, { type Express } from 'express'
import { accessRoutes } from './access.routes.tsx'
import { adminCenterRoutes } from './admin-center.routes.tsx'
import { helpCenterRoutes } from './help-center.routes.tsx'
import {
  answerFault,
  answerNotFound,
  type HttpDeps,
  requireOwnHost,
  sendStylesheet,
  setHeaders,
} from './practice-http.tsx'
import { createState, type PracticeSettings, type PracticeState } from './practice-state.ts'

export type { PracticeSettings, PracticeState } from './practice-state.ts'
export type PracticeZendesk = { app: Express; state: PracticeState }
export type PracticeDeps = HttpDeps

/** `state` is live: tests and the demo may change what is in it between two requests. */
export function createPracticeZendesk(deps: PracticeDeps, settings: PracticeSettings): PracticeZendesk {
  const state = createState(settings, deps.clock.now())
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')

  app.use(setHeaders)
  app.get('/practice.css', sendStylesheet())
  app.use(requireOwnHost(state))
  app.use('/access', accessRoutes(deps, state))
  app.use('/admin', adminCenterRoutes(deps, state))
  app.use(helpCenterRoutes(deps, state))
  app.use(answerNotFound(deps, state))
  app.use(answerFault(deps, state))
  return { app, state }
}
