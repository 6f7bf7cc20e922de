/** Prints a report piece by piece, as fast as it is read. */
import type { Deps } from '../../deps.ts'
import { exportReport, type ExportSettings } from '../../features/safeguards/reports/export-report.ts'
import { ReportOutdated, type Report } from '../../features/safeguards/reports/report.ts'
import type { Io } from '../command.ts'

/** False: another audit came to its end meanwhile, and what was printed is a mixture. */
export async function printReport(
  deps: Deps,
  io: Io,
  report: Report,
  settings: Omit<ExportSettings, 'by'>,
): Promise<boolean> {
  try {
    for await (const text of exportReport(deps, report, { ...settings, by: { actor: 'command-line' } })) {
      io.signal.throwIfAborted()
      await io.out(text)
    }
    return true
  } catch (error) {
    if (!(error instanceof ReportOutdated)) throw error
    io.say('Another audit came to its end while this was printed, so it is broken off. Run the command again.')
    return false
  }
}
