/** Branding in the database: one row, made by the first change. */
import { isLanguage } from '../../../views/languages/language.ts'
import type { Notes, Support } from '../../../views/branding/brand.ts'
import type { Db } from '../../db/connect.ts'
import { plainBranding, type Branding, type LogoMediaType } from './branding.ts'

export type BrandingStore = ReturnType<typeof brandingStore>

export type Logo = { bytes: Buffer; mediaType: LogoMediaType; hash: string }

/** What a change sets; whatever is left out stays. `logo: undefined` takes the logo away. */
export type BrandingChange = Partial<
  Pick<Branding, 'organizationName' | 'language' | 'accent' | 'support' | 'notes'> & { logo: Logo | undefined }
>

export function brandingStore(db: Db) {
  return {
    async find(): Promise<Branding> {
      const row = await db<BrandingRow>('branding').select(columns).first()
      return row ? brandingOf(row) : plainBranding
    },

    async findLogo(hash: string): Promise<Logo | undefined> {
      const row = await db<LogoRow>('branding')
        .select('logo', 'logo_media_type', 'logo_hash')
        .where({ logo_hash: hash })
        .first()
      return row && { bytes: Buffer.from(row.logo), mediaType: row.logo_media_type, hash: row.logo_hash }
    },

    /** What is stored afterwards; undefined when it is no longer the version the change was made for. */
    async change(version: number, change: BrandingChange, at: Date, by: string): Promise<Branding | undefined> {
      const set = { ...changeRow(change), version: version + 1, updated_at: at, updated_by: by }
      const [row] =
        version === 0
          ? await db('branding')
              .insert({ ...changeRow(plainBranding), ...set })
              .onConflict('id')
              .ignore()
              .returning<BrandingRow[]>(columns)
          : await db('branding').where({ version }).update(set).returning<BrandingRow[]>(columns)
      return row && brandingOf(row)
    },
  }
}

type BrandingRow = {
  organization_name: string | null
  language: string
  accent: string | null
  logo_media_type: LogoMediaType | null
  logo_hash: string | null
  support: Support
  notes: Notes
  version: number
}

type LogoRow = { logo: Uint8Array; logo_media_type: LogoMediaType; logo_hash: string }

/** Everything but the bytes of the logo. */
const columns: (keyof BrandingRow)[] = [
  'organization_name',
  'language',
  'accent',
  'logo_media_type',
  'logo_hash',
  'support',
  'notes',
  'version',
]

const brandingOf = (row: BrandingRow): Branding => ({
  organizationName: row.organization_name ?? undefined,
  language: isLanguage(row.language) ? row.language : 'en',
  accent: row.accent ?? undefined,
  logo:
    row.logo_hash === null || row.logo_media_type === null
      ? undefined
      : { hash: row.logo_hash, mediaType: row.logo_media_type },
  support: row.support,
  notes: row.notes,
  version: row.version,
})

function changeRow(change: BrandingChange | Branding): Record<string, unknown> {
  return {
    ...('organizationName' in change && { organization_name: change.organizationName ?? null }),
    ...(change.language !== undefined && { language: change.language }),
    ...('accent' in change && { accent: change.accent ?? null }),
    ...(change.support !== undefined && { support: JSON.stringify(change.support) }),
    ...(change.notes !== undefined && { notes: JSON.stringify(change.notes) }),
    ...('logo' in change && logoRow(change.logo)),
  }
}

/** A branding as it is read carries no bytes: nothing of a logo is written from one. */
function logoRow(logo: Partial<Logo> | undefined): Record<string, unknown> {
  if (logo === undefined) return { logo: null, logo_media_type: null, logo_hash: null }
  return { logo: logo.bytes, logo_media_type: logo.mediaType, logo_hash: logo.hash }
}
