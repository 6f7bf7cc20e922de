/** What an administrator chooses about a report. */
import { z } from 'zod'
import { severities } from '../catalogue.ts'
import { reportFormats } from './report.ts'

const isTicked = z
  .literal('on')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'on')

export const reportInput = z.object({
  /** `csv-bom`: as Excel wants it. */
  format: z.enum([...reportFormats, 'csv-bom'], 'Choose a format.'),
  minimum: z.enum(severities, 'Choose a severity.').default('info'),
  /** Left out: everything that tells who people are is masked. */
  names: isTicked,
  new_only: isTicked,
})

export type ReportInput = z.infer<typeof reportInput>
