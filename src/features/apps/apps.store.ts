/** App registrations in the database. A deleted one keeps its row, and with it its key, but no secret. */
import type { Db } from '../../db/connect.ts'
import { AppError } from '../../kernel/errors.ts'
import type { AccessPolicy } from '../access/access-policy.ts'
import type { MappedField } from '../mapping/expression.ts'
import { isAppKey, type App, type Stage } from './app.ts'

export type AppsStore = ReturnType<typeof appsStore>

/** A secret as it is stored: sealed for its row, with a keyed fingerprint that tells whether two are the same. */
export type StoredSecret = { sealed: string; fingerprint: string }
export type SealedSecret = StoredSecret & { id: string; key: string }
export type AppChange = Pick<
  App,
  'name' | 'subdomain' | 'returnHosts' | 'stage' | 'isEnabled' | 'accessPolicy' | 'fieldMapping'
>

export function appsStore(db: Db) {
  const live = () => db<AppRow>('apps').whereNull('deleted_at')

  return {
    /** By friendly name. */
    async list(): Promise<App[]> {
      const rows = await live().select(columns).orderByRaw('lower(name), key')
      return rows.map(appOf)
    },

    async find(key: string): Promise<App | undefined> {
      const row = isAppKey(key) ? await live().select(columns).where({ key }).first() : undefined
      return row && appOf(row)
    },

    async get(key: string): Promise<App> {
      const app = await this.find(key)
      if (!app) throw new AppError('page.not-found')
      return app
    },

    /** Writers one at a time until the transaction ends, so that what they checked still holds; readers go on. */
    async lock(): Promise<void> {
      await db.raw('lock table apps in share row exclusive mode')
    },

    /** Every key ever given that is `slug` or begins with it, those of deleted apps included. */
    async listKeysLike(slug: string): Promise<string[]> {
      const rows = await db<AppRow>('apps').select('key').whereLike('key', `${slug}%`)
      return rows.map(({ key }) => key)
    },

    async findBySubdomain(subdomain: string): Promise<App | undefined> {
      const row = await live().select(columns).where({ subdomain }).first()
      return row && appOf(row)
    },

    /** The app that has one of these fingerprints: the same secret may have been sealed under several keys. */
    async findByFingerprint(fingerprints: readonly string[]): Promise<App | undefined> {
      const row = await live().select(columns).whereIn('secret_fingerprint', fingerprints).first()
      return row && appOf(row)
    },

    /** Without `secret` it waits for one, and cannot be enabled. */
    async insert(app: App, secret: StoredSecret | undefined): Promise<void> {
      await db('apps').insert({
        ...changeRow(app),
        ...(secret && secretRow(secret, app.createdAt)),
        first_enabled_at: app.firstEnabledAt ?? null,
        id: app.id,
        key: app.key,
        profile_type: app.profileType,
        version: app.version,
        created_at: app.createdAt,
        updated_at: app.updatedAt,
      })
    },

    /** The app as it is afterwards; undefined when it is no longer the version the change was made for. */
    async update(id: string, version: number, change: AppChange, at: Date, secret?: StoredSecret) {
      const [row] = await live()
        .where({ id, version })
        .update({
          ...changeRow(change),
          ...(secret && secretRow(secret, at)),
          ...(change.isEnabled && { first_enabled_at: db.raw('coalesce(first_enabled_at, ?)', [at]) }),
          version: version + 1,
          updated_at: at,
        })
        .returning(columns)
      return row && appOf(row)
    },

    /** False when it was gone already. The key stays taken, the secret goes. */
    async delete(id: string, at: Date): Promise<boolean> {
      const gone = { is_enabled: false, secret_sealed: null, secret_fingerprint: null, deleted_at: at, updated_at: at }
      return (await live().where({ id }).update(gone)) === 1
    },

    async findSealedSecret(id: string): Promise<string | undefined> {
      const row = await live().select('secret_sealed').where({ id }).first()
      return row?.secret_sealed ?? undefined
    },

    async listSealedSecrets(): Promise<SealedSecret[]> {
      const rows = await live()
        .select('id', 'key', 'secret_sealed', 'secret_fingerprint')
        .whereNotNull('secret_sealed')
        .orderBy('key')
      return rows.map((row) => ({
        id: row.id,
        key: row.key,
        sealed: row.secret_sealed ?? '',
        fingerprint: row.secret_fingerprint ?? '',
      }))
    },

    /** The same secret under another key; nothing about the app itself changes. */
    async replaceSealed(id: string, { sealed, fingerprint }: StoredSecret): Promise<void> {
      await live().where({ id }).update({ secret_sealed: sealed, secret_fingerprint: fingerprint })
    },
  }
}

type AppRow = {
  id: string
  key: string
  name: string
  profile_type: 'zendesk'
  subdomain: string
  return_hosts: string[]
  stage: Stage
  is_enabled: boolean
  access_policy: AccessPolicy
  field_mapping: readonly MappedField[]
  version: number
  secret_sealed: string | null
  secret_fingerprint: string | null
  secret_set_at: Date | null
  first_enabled_at: Date | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

/** Everything but the secret. */
type OpenRow = Omit<AppRow, 'secret_sealed' | 'secret_fingerprint' | 'deleted_at'>

const columns: (keyof OpenRow)[] = [
  'id',
  'key',
  'name',
  'profile_type',
  'subdomain',
  'return_hosts',
  'stage',
  'is_enabled',
  'access_policy',
  'field_mapping',
  'version',
  'secret_set_at',
  'first_enabled_at',
  'created_at',
  'updated_at',
]

const appOf = (row: OpenRow): App => ({
  id: row.id,
  key: row.key,
  name: row.name,
  profileType: row.profile_type,
  subdomain: row.subdomain,
  returnHosts: row.return_hosts,
  stage: row.stage,
  isEnabled: row.is_enabled,
  accessPolicy: row.access_policy,
  fieldMapping: row.field_mapping,
  version: row.version,
  secretSetAt: row.secret_set_at ?? undefined,
  firstEnabledAt: row.first_enabled_at ?? undefined,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const changeRow = ({ name, subdomain, returnHosts, stage, isEnabled, accessPolicy, fieldMapping }: AppChange) => ({
  name,
  subdomain,
  return_hosts: [...returnHosts],
  stage,
  is_enabled: isEnabled,
  access_policy: asJson(accessPolicy),
  field_mapping: asJson(fieldMapping),
})

const secretRow = ({ sealed, fingerprint }: StoredSecret, setAt: Date) => ({
  secret_sealed: sealed,
  secret_fingerprint: fingerprint,
  secret_set_at: setAt,
})

/** The driver would write an array as one of SQL's own; the column takes the text as jsonb. */
const asJson = <T>(value: T): T => JSON.stringify(value) as T
