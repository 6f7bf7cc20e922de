// Knex' command line finds this file first. Node 20 cannot read TypeScript by itself, so the reader comes before knexfile.ts.
import { register } from 'tsx/esm/api'

register()
const { default: knexfile } = await import('./knexfile.ts')

export default knexfile
