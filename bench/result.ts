/** What a benchmark gives: figures with their unit, and as a ratio to another one of the same run. */
export type Result = { what: string; value: number; unit: string; ratio?: number; to?: string }

export type BenchmarkContext = {
  /** Length of one measured round. */
  seconds: number
  /** Progress, for people. */
  say: (words: string) => void
}

export type Benchmark = (context: BenchmarkContext) => Promise<Result[]>
