/** What the forms of the set-up guide send. */
import { z } from 'zod'
import { attestableSteps } from './attestation.ts'

const step = z.enum(attestableSteps)

/** The tick has the name of its step, so that what is wrong can be said beside it. `subdomain`: as the page had it. */
export const attestInput = z
  .looseObject({ step, subdomain: z.string() })
  .superRefine((form, context) => {
    if (form[form.step] === 'on') return
    context.addIssue({ code: 'custom', path: [form.step], message: notTicked })
  })
  .transform(({ step, subdomain }) => ({ step, subdomain }))

export const withdrawInput = z.object({ step })

const notTicked = 'Tick the box if this is so. Nothing was recorded.'
