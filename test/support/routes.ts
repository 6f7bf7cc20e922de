/** Every route of the house, read off its routers: none can be forgotten in a list. */
import { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'
import type { Action } from '../../src/features/administrators/administrators.policy.ts'

export type Route = { method: 'get' | 'post'; path: string; actions: Action[] }

type Handle = { action?: Action; stack?: Layer[] }
type Layer = { handle: Handle; rawPath?: string; route?: { path: string; stack: (Layer & { method: string })[] } }

export function routesOfHouse(deps: Deps): Route[] {
  const house = createApp(deps)
  house.close()
  return routesBelow(house.app.router as unknown as { stack: Layer[] }, '')
}

function routesBelow({ stack = [] }: Handle, base: string): Route[] {
  return stack.flatMap(({ route, handle, rawPath = '' }) =>
    route ? routesOf(route, base) : routesBelow(handle, `${base}${rawPath}`.replace(/\/$/, '')),
  )
}

function routesOf({ path, stack }: NonNullable<Layer['route']>, base: string): Route[] {
  return [...new Set(stack.map(({ method }) => method))].map((method) => ({
    method: method as Route['method'],
    path: `${base}${path}`.replace(/(?<=.)\/$/, ''),
    actions: stack.flatMap(({ method: own, handle }) => (own === method && handle.action ? [handle.action] : [])),
  }))
}
