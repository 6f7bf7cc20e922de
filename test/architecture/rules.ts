/** Who may import whom: docs/ARCHITECTURE.md, as rules for dependency-cruiser. */
import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Files of a feature that speak HTTP or SQL; all others are domain files. */
const outward = '[.](routes|pages|api|store|query)[.]tsx?$|/require-[a-z-]+[.]tsx?$|-strategy[.]ts$'

export const rules: IForbiddenRuleType[] = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'kernel-imports-nothing-of-ours',
    severity: 'error',
    from: { path: '^src/kernel/' },
    to: { path: '^(src/(?!kernel/)|views/|migrations/)|node_modules/(express|knex)/' },
  },
  {
    name: 'database-belongs-to-stores',
    comment: 'Only stores, the composition root and the program itself touch the database; others name its type.',
    severity: 'error',
    from: { path: '^(src|views)/', pathNot: '^src/(db/|deps\\.ts|main\\.ts|cli/)|\\.(store|query)\\.ts$' },
    to: { path: '^src/db/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'domain-knows-no-web-and-no-database',
    severity: 'error',
    from: { path: '^src/features/', pathNot: `^src/features/practice/|${outward}` },
    to: {
      path: '^src/http/|^src/db/|node_modules/(express|knex|express-session|passport|passport-local)/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'features-meet-in-their-domain',
    comment: "A feature imports another one's domain files, or the type of its store; never its routes, api or input.",
    severity: 'error',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/(?!$1/)[^/]+/.*\\.(routes|pages|api|input)\\.tsx?$' },
  },
  {
    name: 'stores-of-others-are-types',
    severity: 'error',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/(?!$1/)[^/]+/.*\\.store\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'stores-speak-sql-only',
    severity: 'error',
    from: { path: '^src/features/.*[.](store|query)[.]ts$' },
    to: { path: '^src/http/|node_modules/(express|express-session|passport)/' },
  },
  {
    name: 'views-import-views',
    severity: 'error',
    from: { path: '^views/' },
    to: { path: '^(src|migrations)/' },
  },
  {
    name: 'migrations-import-no-living-code',
    severity: 'error',
    from: { path: '^migrations/' },
    to: { path: '^(src|views)/' },
  },
  {
    name: 'nobody-imports-the-roof',
    severity: 'error',
    from: { path: '^(src|views|migrations)/', pathNot: '^src/(main|app|deps)\\.ts$|^src/cli/' },
    to: { path: '^src/(app|deps|main)\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'practice-zendesk-shares-no-code',
    comment: 'Signing and checking must be able to prove each other wrong.',
    severity: 'error',
    from: { path: '^src/features/practice/' },
    to: { path: '^src/(?!features/practice/|kernel/(clock|random)\\.ts$)|node_modules/jose/' },
  },
]
