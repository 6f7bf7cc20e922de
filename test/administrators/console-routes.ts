/** Every route of the console, read off the routers of the house: none can be forgotten in a list. */
import { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'
import type { Action } from '../../src/features/administrators/administrators.policy.ts'

export type ConsoleRoute = { method: 'get' | 'post'; path: string; actions: Action[] }

type Handle = { action?: Action; stack?: Layer[] }
type Layer = { handle: Handle; rawPath?: string; route?: { path: string; stack: (Layer & { method: string })[] } }

export function consoleRoutes(deps: Deps): ConsoleRoute[] {
  const house = createApp(deps)
  house.close()
  return routesBelow(house.app.router as unknown as { stack: Layer[] }, '').filter(({ path }) =>
    /^\/admin(\/|$)/.test(path),
  )
}

function routesBelow({ stack = [] }: Handle, base: string): ConsoleRoute[] {
  return stack.flatMap(({ route, handle, rawPath = '' }) =>
    route ? routesOf(route, base) : routesBelow(handle, `${base}${rawPath}`.replace(/\/$/, '')),
  )
}

function routesOf({ path, stack }: NonNullable<Layer['route']>, base: string): ConsoleRoute[] {
  return [...new Set(stack.map(({ method }) => method))].map((method) => ({
    method: method as ConsoleRoute['method'],
    path: `${base}${path}`.replace(/(?<=.)\/$/, ''),
    actions: stack.flatMap(({ method: own, handle }) => (own === method && handle.action ? [handle.action] : [])),
  }))
}
