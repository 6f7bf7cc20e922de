import { mayEnter } from '../../access/may-enter.ts'
import { blocked, passed, type Check } from '../check.ts'

export const allowedByPolicy: Check = ({ app, member }) =>
  mayEnter(app.accessPolicy, member).kind === 'allowed' ? passed : blocked('not-allowed')
