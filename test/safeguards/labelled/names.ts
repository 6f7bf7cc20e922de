/** Names of many scripts, and how their bearers write them in front of an @. */

export type NamePool = {
  script: string
  given: readonly string[]
  family: readonly string[]
  /** As most of them write it in addresses; the others write it in their own letters, without blanks. */
  latin?: { given: readonly string[]; family: readonly string[] }
}

const words = (text: string): readonly string[] => text.split(' ')

export const namePools: readonly NamePool[] = [
  {
    script: 'Latin',
    given: words(
      'Anna Ben Clara David Ella Frank Gina Harold Ilona Jack Karl Lilly Mike Nora Olivia Paul Rolf Sally Will',
    ),
    family: words(
      'Berg Bell Collins Hill Keller Lund Miller Moore Morton Norman Olsson Palmer Smith Warner Wilson Ball',
    ),
  },
  {
    script: 'Latin with accents',
    given: words('José Zoë Chloé Łukasz Søren Jürgen François Ángel Inês Šimon Þóra Nuño Çelik Đặng Ägidius'),
    family: words('García Núñez Müller Strauß Lindström Dvořák Kovač Brontë Éluard Yılmaz Nguyễn Ødegård Kühn Fößl'),
    latin: {
      given: words('jose zoe chloe lukasz soren juergen francois angel ines simon thora nuno celik dang aegidius'),
      family: words(
        'garcia nunez mueller strauss lindstroem dvorak kovac bronte eluard yilmaz nguyen odegard kuehn foessl',
      ),
    },
  },
  {
    script: 'Cyrillic',
    given: words('Анна Борис Вера Глеб Дарья Иван Мария Олег Пётр Юлия'),
    family: words('Иванов Петрова Смирнов Кузнецова Попов Соколова Лебедев Козлова'),
    latin: {
      given: words('anna boris vera gleb daria ivan maria oleg petr yulia'),
      family: words('ivanov petrova smirnov kuznetsova popov sokolova lebedev kozlova'),
    },
  },
  {
    script: 'Greek',
    given: words('Άννα Γιώργος Ελένη Κώστας Μαρία Νίκος Σοφία Χρήστος'),
    family: words('Παπαδόπουλος Νικολάου Οικονόμου Δημητρίου Αθανασίου Βλάχος'),
    latin: {
      given: words('anna giorgos eleni kostas maria nikos sofia christos'),
      family: words('papadopoulos nikolaou oikonomou dimitriou athanasiou vlachos'),
    },
  },
  {
    script: 'Arabic',
    given: words('محمد فاطمة أحمد عائشة يوسف مريم خالد ليلى'),
    family: words('الحسن المصري الخطيب العلي النجار حداد'),
    latin: {
      given: words('mohammed fatima ahmad aisha yousef maryam khaled layla'),
      family: words('alhassan almasri alkhatib alali alnajjar haddad'),
    },
  },
  {
    script: 'Hebrew',
    given: words('דוד שרה יוסף רחל משה לאה נועם תמר'),
    family: words('כהן לוי מזרחי פרץ ביטון אברהם'),
    latin: {
      given: words('david sarah yosef rachel moshe leah noam tamar'),
      family: words('cohen levi mizrahi peretz biton avraham'),
    },
  },
  {
    script: 'Devanagari',
    given: words('राम रमा सीता कमल कमला अनिल अनिला मोहन मोहिनी'),
    family: words('शर्मा वर्मा गुप्ता मिश्र मिश्रा पटेल'),
    latin: {
      given: words('ram rama sita kamal kamala anil anila mohan mohini'),
      family: words('sharma verma gupta mishr mishra patel'),
    },
  },
  {
    script: 'Thai',
    given: words('สมชาย สมหญิง กิตติ กานดา วิชัย วิไล'),
    family: words('ใจดี ทองดี แก้วใส ศรีสุข บุญมี'),
    latin: {
      given: words('somchai somying kitti kanda wichai wilai'),
      family: words('jaidee thongdee kaewsai srisuk boonmee'),
    },
  },
  { script: 'Han', given: words('伟 芳 娜 敏 静 强 磊 洋 勇 艳'), family: words('王 李 张 刘 陈 杨 赵 黄') },
  {
    script: 'Georgian',
    given: words('გიორგი ნინო დავით მარიამ ლევან თამარ'),
    family: words('ბერიძე კაპანაძე გელაშვილი მაისურაძე ლომიძე'),
    latin: {
      given: words('giorgi nino davit mariam levan tamar'),
      family: words('beridze kapanadze gelashvili maisuradze lomidze'),
    },
  },
]

/** Names that begin like an office, and are none. */
export const almostOffices = words(
  'infante salesman helena marketa supporto.rossi adminson officer teamer postman newsome',
)
export const offices = words('info office hello contact sales support billing kontakt buero secretary team accounts')

export const publicProviders = words(
  'gmail.com outlook.com yahoo.com web.de gmx.de hotmail.com icloud.com proton.me mail.com',
)
/** Where organisations have their people; '1' and '0' among them belong there. */
export const companies = words(
  'contoso.example fabrikam.example north-wind.example b00ks.example a1-parts.example alpine.ski.example bücher.example',
)
/** Two of these are on no list. */
export const throwAways = words(
  'mailinator.com yopmail.com guerrillamail.com trashmail.com maildrop.cc tempmail.com gone-by-noon.example once.example',
)
