/** The branding for pages: what is stored now, or what was last known while the database is away, or nothing of its own. */
import type { Brand } from '../../../views/branding/brand.ts'
import { seconds } from '../../kernel/clock.ts'
import { brandOf, plainBranding, type Branding } from './branding.ts'
import type { BrandingStore, Logo } from './branding.store.ts'

export type KnownBranding = {
  /** As last read; costs nothing. */
  lastBrand(): Brand
  /** Never fails, and never waits for long: a page without the newest colour is better than none. */
  read(): Promise<Branding>
  findLogo(hash: string): Promise<Logo | undefined>
}

/** `patience`: how long, in milliseconds, a page waits for a database that does not answer. */
export function knownBranding(
  store: Pick<BrandingStore, 'find' | 'findLogo'>,
  patience: number = seconds(1),
): KnownBranding {
  let last = plainBranding
  let brand = brandOf(last)
  let logo: Logo | undefined

  async function refresh(): Promise<void> {
    try {
      last = await store.find()
      brand = brandOf(last)
    } catch {
      // Whatever is wrong with the database shows where it matters more than in a name and a colour.
    }
  }

  return {
    lastBrand: () => brand,
    async read() {
      await upTo(patience, refresh())
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

async function upTo(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, enough])
  clearTimeout(timer)
}
