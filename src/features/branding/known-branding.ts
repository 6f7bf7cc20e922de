/** The branding for pages: what is stored now, or what was last known while the database is away, or nothing of its own. */
import type { Brand } from '../../../views/branding/brand.ts'
import { brandOf, plainBranding, type Branding } from './branding.ts'
import type { BrandingStore, Logo } from './branding.store.ts'

export type KnownBranding = {
  /** As last read; costs nothing. */
  last(): Branding
  lastBrand(): Brand
  /** Never fails. */
  read(): Promise<Branding>
  findLogo(hash: string): Promise<Logo | undefined>
}

export function knownBranding(store: Pick<BrandingStore, 'find' | 'findLogo'>): KnownBranding {
  let last = plainBranding
  let brand = brandOf(last)
  let logo: Logo | undefined

  return {
    last: () => last,
    lastBrand: () => brand,
    async read() {
      try {
        last = await store.find()
        brand = brandOf(last)
      } catch {
        // Whatever is wrong with the database shows where it matters more than in a name and a colour.
      }
      return last
    },
    /** What is known by its hash never changes, so it need not be asked for again. */
    async findLogo(hash) {
      if (logo?.hash === hash) return logo
      logo = (await store.findLogo(hash)) ?? logo
      return logo?.hash === hash ? logo : undefined
    },
  }
}
