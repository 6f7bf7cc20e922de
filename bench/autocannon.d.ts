/** The part of autocannon's interface that is used here; its types are not published for version 8. */
declare module 'autocannon' {
  type Request = { method: 'POST'; path: string; headers: Record<string, string>; body: string }
  type Result = {
    '2xx': number
    '3xx': number
    non2xx: number
    errors: number
    /** Seconds. */
    duration: number
    /** Milliseconds. */
    latency: { p50: number; p99: number }
  }
  // eslint-disable-next-line no-restricted-exports -- that is how the library exports it
  export default function autocannon(options: {
    url: string
    headers: Record<string, string>
    connections: number
    duration: number
    overallRate?: number
    setupClient?: (client: { setRequests: (requests: Request[]) => void }) => void
  }): Promise<Result>
}
