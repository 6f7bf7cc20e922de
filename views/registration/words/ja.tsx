/** The pages for people who register, in Japanese. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const ja: RegistrationWords = {
  register: {
    title: '登録',
    lead: (organization = 'この組織') => (
      <>
        <Bidi>{organization}</Bidi> のアカウントを申請します。
      </>
    ),
    next: {
      open: 'メールをお送りします。メールアドレスの確認が済むと、パスワードを設定できます。',
      approved:
        'メールをお送りします。メールアドレスの確認が済むと、登録内容が確認され、その後パスワードを設定できます。',
    },
    name: 'お名前',
    nameHint: 'ヘルプセンターで使用するお名前です。',
    email: 'メールアドレス',
    domains: (domains) => (
      <>
        <Bidi>{domains}</Bidi> で終わるアドレスが必要です。
      </>
    ),
    button: '登録する',
    haveAccount: 'すでにアカウントを持っています',
  },
  refused: {
    staffDomain:
      'このようなアドレスはスタッフが使用しており、スタッフはご自身で登録できません。アカウントについては所属の組織にお問い合わせください。',
    domainNotAllowed: (domains) => `ここで登録できるのは、${domains} で終わるアドレスのみです。`,
    throttled: (minutes) => `試行回数が多すぎます。${minutes}分ほど待ってから、もう一度お試しください。`,
  },
  sent: {
    title: 'メールをご確認ください',
    lead: (email) =>
      email === undefined ? (
        'メールをお送りしました。'
      ) : (
        <>
          <Bidi>{email}</Bidi> にメールをお送りしました。
        </>
      ),
    how: 'メール内のリンクを開くか、ここにコードを入力してください。このアドレスのアカウントをすでにお持ちの場合は、その旨がメールに記載されています。',
    noMail: '数分たっても届かない場合は、迷惑メールを確認し、アドレスに入力の誤りがないか確かめてください。',
    again: 'もう一度、または別のアドレスで申請する',
  },
  confirm: {
    title: '登録の確認',
    isThisYours: (email) => (
      <>
        <Bidi>{email}</Bidi> はご本人のアドレスですか。
      </>
    ),
    name: 'お名前',
    nameHint: 'ヘルプセンターで使用するお名前です。正しくない場合は変更してください。',
    onlyIf:
      'ご自身で申請した場合にのみ確認してください。そうでない場合は、このページを閉じてください。何も行われません。',
    button: 'はい、私のアドレスです',
  },
  ends: {
    waiting: {
      title: 'アドレスが確認されました',
      sentence:
        '組織が登録内容を確認しています。承認されるとメールが届きます。それまで、ほかに必要な操作はありません。',
    },
    known: {
      title: 'すでにアカウントをお持ちです',
      sentence:
        'このアドレスのアカウントがあるため、何も追加されていません。このアドレスでサインインしてください。パスワードが分からない場合は、リンクを請求してください。',
    },
    closed: {
      title: '登録できなくなりました',
      sentence:
        '申請後に、登録できる人の条件が変更されました。アカウントは作成されていません。所属の組織にお問い合わせください。',
    },
    spent: {
      title: 'このリンクはすでに使用されました',
      sentence:
        'リンクは1回だけ使用できます。ご自身で使用した場合、アドレスの確認は済んでいます。パスワードをまだ設定していない場合は、サインインページからリンクを請求してください。',
    },
    gone: {
      title: 'このリンクは使用できません',
      sentence:
        'リンクの有効期間は24時間で、アドレスがすべてそろっている必要があります。メールのアドレス全体をコピーするか、もう一度登録してください。',
    },
  },
  signIn: 'サインインする',
  forgotPassword: 'パスワードをお忘れですか',
  registerAgain: 'もう一度登録する',
}
