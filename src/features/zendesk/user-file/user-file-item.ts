/** What comes out of a file of Zendesk users, line by line. */
import type { FileProblem } from '../../member-files/member-file-bytes.ts'
import type { ZendeskUser } from '../zendesk-directory.ts'

export type UserFileItem =
  | { kind: 'user'; line: number; user: ZendeskUser }
  | { kind: 'problem'; line: number; code: 'no-id' | 'short-row'; message: string }
  /** The rest cannot be read: always the last item. */
  | { kind: 'unreadable'; line: number; code: FileProblem['code'] | 'cut-off'; message: string }
