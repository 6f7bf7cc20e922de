/** The question of public-mail-domains.ts, asked of a domain in the database. */
import { listedPublicDomains, subdomainProviders } from '../../../../kernel/public-mail-domains.ts'

const listed = (domains: readonly string[]): string => `any(cast('{${domains.join(',')}}' as text[]))`

/** `domain`: SQL for one in lower-case ASCII. */
export const isPublicMailDomainSql = (domain: string): string => `(
  ${domain} = ${listed(listedPublicDomains)} or ${domain} ~ '^yahoo([.][a-z]{2,3}){1,2}$'
  or substr(${domain}, strpos(${domain}, '.') + 1) = ${listed(subdomainProviders)}
)`
