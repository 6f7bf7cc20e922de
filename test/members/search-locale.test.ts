/** The folding of searched texts, which must not depend on the locale a database was made with. */
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()

test.each([
  ['Zoë Ångström', 'zoe angstrom'],
  ['ИВАНОВ Пётр', 'иванов петр'],
  ['ОДУ́Ґ Ђорђе', 'одуґ ђорђе'],
  ['Ἀλέξανδρος ΟΔΥΣΣΕΎΣ', 'αλεξανδροσ οδυσσευσ'],
  ['Հայաստան', 'հայաստան'],
  ['山田太郎', ' 山 田 太 郎 '],
  ['김철수', ' 김 철 수 '],
  ['がくせい', ' か く せ い '],
  ['Straße ŁÓDŹ Ørsted Æsir Þór', 'strasse lodz orsted aesir thor'],
  ['İstanbul Iı', 'istanbul ii'],
  ["O'Neill O’Neill", 'oneill oneill'],
  ['a.b_c+d@Example.org', 'a b c d example org'],
  ['ｆｕｌｌ\u00a0Ｗｉｄｔｈ', 'full width'],
  ['50 % \\ 100', '50 100'],
  ['مُحَمَّد', 'محمد'],
  ['', ''],
])('%j is folded to %j', async (given, folded) => {
  const { rows } = await database.db.raw<{ rows: { folded: string }[] }>('select fold_for_search(?) as folded', [given])
  expect(rows[0]?.folded).toBe(folded)
})

test('folding what is folded changes nothing', async () => {
  const { rows } = await database.db.raw<{ rows: { same: boolean }[] }>(
    `select btrim(fold_for_search(fold_for_search(?))) = btrim(fold_for_search(?)) as same`,
    ['Ἀλέξανδρος 山田 Straße Þór Пётр', 'Ἀλέξανδρος 山田 Straße Þór Пётр'],
  )
  expect(rows).toEqual([{ same: true }])
})
