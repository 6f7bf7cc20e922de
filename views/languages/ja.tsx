/** What members read in Japanese, politely (です・ます). */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const tryAgain = 'そのあとで、もう一度お試しください。'
const tellAdministrator = '同じことが続く場合は、このページの照会番号を管理者にお伝えください。'
const onlyAdministrator = [
  'このページの照会番号を管理者にお伝えください。管理者が確認するまでは、再度お試しいただいても解決しません。',
]

export const ja: Words = {
  shell: {
    skip: '本文へ移動',
    trademark:
      'ZendeskはZendesk, Inc.の商標です。Latchkeyは独立した製品であり、Zendeskが製造または推奨するものではありません。',
    more: 'その他',
    language: '言語',
  },

  parts: {
    optional: '（任意）',
    error: 'エラー：',
    attention: (count) => `${count}件の項目をご確認ください`,
    show: '表示',
    hide: '非表示',
    showWhat: (what) => `${what}を表示`,
    hideWhat: (what) => `${what}を非表示`,
    capsLock: 'Caps Lockがオンになっています。',
    whatYouCanDo: '次にできること',
    reference: '照会番号',
    youAreSignedInAs: 'サインイン中のアカウント',
    signIn: 'サインイン',
    signOut: 'サインアウト',
    perZendesk: '出典：Zendeskのドキュメント、',
    article: (number) => `記事${number}`,
  },

  signIn: {
    problemTitle: 'サインインできませんでした。サインイン',
    toContinue: (app) => (
      <>
        サインイン後、<Bidi>{app}</Bidi>に進みます
      </>
    ),
    identifier: 'メールアドレス、ユーザー名、または会員番号',
    password: 'パスワード',
    hint: (organization = 'ご所属の組織') => (
      <>
        <Bidi>{organization}</Bidi>ですでにお持ちのアカウントをお使いください。Zendesk専用のパスワードは使用できません。
      </>
    ),
    refused:
      'このお名前とパスワードで開けるアカウントはありません。両方をご確認のうえ、もう一度お試しください。何度も間違えると、正しいパスワードでもしばらくの間受け付けません。',
    forgot: 'パスワードをお忘れですか',
    register: 'アカウントをお持ちでない方は登録へ',
    stale: 'このページが長時間開かれたままだったため、何も送信されていません。パスワードをもう一度入力してください。',
    throttled: (seconds) =>
      `試行回数が多すぎます。${Math.max(1, Math.ceil(seconds / 60))}分ほど待ってから、もう一度お試しください。`,
  },

  keptForm: {
    signInFirst:
      '送信する前にセッションが終了しました。もう一度サインインしてください。入力した内容は保持されています。',
    title: '入力した内容は保持されています',
    sentence: 'ページを長い時間開いていたため、何も送信されていません。入力した内容を確認してから送信してください。',
    send: '送信する',
    leave: '送信しない',
    secrets: 'パスワードなどの秘密の情報は保持されません。必要な場合は、もう一度入力をお願いします。',
  },

  signedIn: {
    title: 'サインインしています',
    goOn: '続ける',
    goOnTo: (app) => (
      <>
        <Bidi>{app}</Bidi>に進む
      </>
    ),
    notYou: 'ご本人ではありませんか？サインアウト',
  },

  signedOut: {
    title: 'サインアウトしました',
    heading: 'サインアウトしました',
    stillOpen: '別のタブでZendeskが開いている場合は、そちらでもサインアウトしてください。',
    hereAndOf: (app) => (
      <>
        こちらと<Bidi>{app}</Bidi>の両方からサインアウトしました。
      </>
    ),
    sharedComputer: '他の人と共用しているコンピューターでは、ブラウザも閉じてください。',
    backTo: (app) => (
      <>
        <Bidi>{app}</Bidi>に戻る
      </>
    ),
    again: 'もう一度サインインする',
  },

  account: {
    title: 'アカウント',
    goTo: '移動先',
    nowhere: '移動できるヘルプセンターはまだありません。ご所属の組織が有効にしていません。',
    console: 'Latchkeyコンソール',
    known: '登録されているあなたの情報',
    email: 'メールアドレス',
    noEmail: 'なし',
    verified: '確認済み',
    notVerified: '未確認',
    memberNumber: '会員番号',
  },

  setup: {
    firstTitle: 'Latchkeyのセットアップ',
    firstLead: '最初の管理者を作成します。このリンクは一度だけ使えます。',
    newPasswordTitle: '新しいパスワードの設定',
    newPasswordLead: (person) => (
      <>
        <Bidi>{person}</Bidi>さんのパスワードです。このリンクは一度だけ使えます。
      </>
    ),
    name: 'お名前',
    email: 'メールアドレス',
    emailHint:
      'サインインに使います。このリンクをお持ちであることが確認の代わりになるため、確認メールは送信されません。',
    password: 'パスワード',
    passwordHint: (least) => `${least}文字以上。互いに関係のない単語を4つか5つ並べると、強力で覚えやすくなります。`,
    passwordAgain: 'パスワード（もう一度）',
    create: '管理者を作成',
    save: 'パスワードを保存',
    savedTitle: 'パスワードを保存しました',
    savedHeading: 'パスワードを保存しました',
    savedLead: '他のすべての場所からサインアウトされました。新しいパスワードでサインインしてください。',
  },

  setupComplaints: {
    'missing-name': 'お名前を入力してください。',
    'name-too-long': 'お名前は255文字以内で入力してください。',
    'damaged-text': 'お名前の一部の文字が失われています。もう一度入力してください。',
    'hidden-characters':
      'お名前に目に見えない文字（改行、制御文字、または文字の向きを変える記号）が含まれています。もう一度入力してください。',
    'malformed-email': 'メールアドレスを1つだけ入力してください（例：ada@example.org）。',
    'email-hidden-characters': 'メールアドレスに目に見えない文字が含まれています。もう一度入力してください。',
    'email-taken':
      'このアドレスはすでに別の会員が使用しています。別のアドレスを使うか、次のコマンドでその会員をオーナーにしてください：latchkey admin create --role owner',
    'passwords-differ': '上のパスワードと一致していません。',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `${least}文字以上にしてください。現在は${length}文字です。`,
    'too-long': `${most}文字以内にしてください。現在は${length}文字です。`,
    repetitive: '同じ少数の文字が繰り返されています。もっと多くの種類の文字を使ってください。',
    'known-words':
      'ほとんどがお名前、アドレス、またはこのプログラムや組織の名前です。それらと関係のない言葉を選んでください。',
    row: '隣り合う文字が順に並んでいるだけで、最初に試されるものです。別のものを選んでください。',
    common:
      '最初に試されるパスワードの一つか、それを二つ並べたものです。互いに関係のない四つの言葉など、ご自分だけが思いつくものを選んでください。',
    breached:
      'このパスワードは情報漏えいによって知られており、ほかの場所でも試されます。一度も使ったことのないものを選び、このパスワードをまだ使っている場所ではすべて変更してください。',
  }),

  fallback: {
    title: (app) => `${app}に入る別の方法`,
    heading: (app) => (
      <>
        <Bidi>{app}</Bidi>に入る別の方法
      </>
    ),
    lead: (host) => (
      <>
        次の2つのリンクは<Bidi>{host}</Bidi>に直接つながります。当方のサインインが停止しているときでも使えます。
      </>
    ),
    neither: 'どちらも当てはまりませんか？',
    neitherLead:
      'ご存じのサポート用アドレスにメールを送ることができます。メールはサインインしなくてもサポート窓口に届き、' +
      'サインインが復旧すれば、チケットもそのままご覧いただけます。',
    tip: 'ヒント：必要になる前に、このページのコピーを保存するか、リンクをブックマークしておいてください。',
    sheet: 'すべてを 1 つのファイルとしてダウンロード（保存・印刷用）',
    allHelpCentres: 'すべてのヘルプセンター',
    listTitle: 'Zendeskに入る別の方法',
    listLead: 'こちらでサインインできないときにご利用ください。行き先を選んでください。',
    none: 'まだ何もありません。Zendeskアカウントが登録されていません。',
    normal: 'Zendeskのパスワードでサインインする',
    normalHint:
      'Zendeskで直接パスワードを設定している方が対象です。Zendesk側でパスワードが有効になっている間だけ使えます。',
    bypass: '一度だけ使えるリンクをメールで受け取る',
    bypassHint:
      'Zendeskのアカウントオーナーと、オーナーが許可している場合はZendeskの管理者が対象です。リンクは5分間、一度だけ使えます。',
    howBothWork: '2つの方法の仕組み：',
    normalExpect:
      'Zendesk自身のサインイン画面が表示されます。こちらのものではなく、Zendeskでお使いのメールアドレスとパスワードを入力してください。',
    bypassExpect:
      'リンクは、Zendeskに登録されているその方のアドレスに送られます。5分以内に開いてください。間に合わなかったときは、もう一度リンクを請求してください。',
  },

  support: {
    heading: 'お困りのときは',
    email: 'メール：',
    phone: '電話：',
    website: 'ウェブサイト：',
    hours: '受付時間：',
  },

  handoff: {
    title: 'しばらくお待ちください',
    heading: ['', 'に移動しています'],
    button: '続ける',
    help: 'しばらく待っても変化がない場合は、このページを再読み込みしてください。',
  },

  refused: {
    title: 'サインインできませんでした',
    heading: (app) => (
      <>
        <Bidi>{app}</Bidi>にサインインできませんでした
      </>
    ),
    retry: 'もう一度試す',
    account: (link) => (
      <>登録されている情報は{link('アカウントページ')}でご覧いただけます。サインアウトもそこでできます。</>
    ),
    signedInAs: (person) => (
      <>
        <Bidi>{person}</Bidi>としてサインインしています。
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: '当方を通じたこのヘルプセンターへのサインインは、現在停止されています。',
      next: [
        '時間をおいて、もう一度お試しください。',
        'お急ぎの場合は、下にある別の方法を使うか、ご存じのサポート用アドレスにご連絡ください。',
      ],
    },
    'not-in-stage': {
      sentence: 'この方法によるサインインは段階的に導入中で、まだご利用いただけません。',
      next: ['今のところは通常の方法でZendeskにサインインしてください。下にある最初のリンクから進めます。'],
    },
    'not-allowed': {
      sentence: 'ご所属の組織は、このヘルプセンターをあなたのアカウントに公開していません。',
      next: ['利用できるようにすべきかどうか、会員情報の担当者にお問い合わせください。'],
    },
    'member-suspended': {
      sentence: 'こちらのアカウントは停止されているため、Zendeskへのサインインには使えません。',
      next: ['会員情報の担当者に、アカウントの再開をご依頼ください。'],
    },
    'no-credentials': {
      sentence: 'こちらのアカウントにはパスワードがないため、Zendeskへのサインインには使えません。',
      next: ['会員情報の担当者に、サインインの設定をご依頼ください。'],
    },
    'name-missing': {
      sentence: 'Zendeskに伝えるお名前が登録されていません。',
      next: ['会員情報の担当者に、お名前の登録をご依頼ください。', tryAgain],
    },
    'address-missing': {
      sentence: 'Zendeskで使えるメールアドレスが登録されていません。',
      next: ['会員情報の担当者に、ご自身のメールアドレスの登録をご依頼ください。', tryAgain],
    },
    'address-unverified': {
      sentence: '登録されているメールアドレスがご本人のものであることは、まだ確認されていません。',
      next: [
        'アドレスを確認してください。確認用のメールをお送りします。',
        'そのあとで、もう一度お試しください。Zendeskは、そのアドレスの持ち主として当方が伝えた人にチケットを表示するため、確認が済むまでお待ちいただいています。',
      ],
    },
    'address-shared': {
      sentence: '別のアカウントが同じメールアドレスを使用しており、Zendeskではお二人を区別できません。',
      next: ['会員情報の担当者に、それぞれ別のアドレスを登録するようご依頼ください。', tryAgain],
    },
    'zendesk-error-loop': {
      sentence: 'Zendeskから続けて何度もエラーが返されたため、試行を中止しました。',
      next: [
        '10分待ってから、もう一度お試しください。',
        'それまでは、下にある別の方法をお使いください。',
        tellAdministrator,
      ],
    },
    'safeguard-held': {
      sentence:
        'サインインの前に、所属の組織の担当者がお客様のアカウントを確認する必要があります。Zendeskで別の方のアカウントと取り違えられるおそれがあるためです。',
      next: [
        '今のところ、していただくことはありません。確認の依頼は送られました。決定しましたらメッセージをお送りしますので、その後もう一度お試しください。',
        'お急ぎの場合は、下にある別の方法をお使いになるか、このページの照会番号を管理者にお伝えください。',
      ],
    },
    'safeguard-declined': {
      sentence: '所属の組織がお客様のアカウントを確認し、現在のままではZendeskへのサインインに使えないと判断しました。',
      next: ['理由は、会員情報の担当者にお問い合わせください。その際、このページの照会番号をお伝えください。'],
    },
    'safeguard-blocked': {
      sentence: '先に、お客様のアカウントの内容を正す必要があります。Zendeskで別の方と取り違えられるおそれがあります。',
      next: [
        '会員情報の担当者に修正を依頼してください。その際、このページの照会番号をお伝えください。',
        'お急ぎの場合は、下にある別の方法をお使いください。',
      ],
    },
    'secret-unavailable': {
      sentence: '現在、Zendeskへのサインインができません。原因は当方にあり、お客様側の問題ではありません。',
      next: ['下にある別の方法をお使いください。', 'このページの照会番号を管理者にお伝えください。'],
    },
  },

  zendeskError: {
    title: 'Zendeskに入れませんでした',
    heading: (app) => (
      <>
        Zendeskに拒否されたため、<Bidi>{app}</Bidi>に入れませんでした
      </>
    ),
    retry: 'もう一度だけ試す',
    wordForWord: '届いたメッセージ（原文のまま）：',
    stopped: 'Zendeskから何度も拒否されたため、ここで停止しました。次に試すまで10分お待ちください。',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence: 'Zendeskで2人の人物があなたのアカウントに結び付いているため、どちらがあなたなのか判別できません。',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence: 'Zendeskで別の人がすでにあなたのメールアドレスを使用しているため、あなたに割り当てることができません。',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence:
        'Zendeskには、あなたと同じメールアドレスで別の番号の人物が登録されており、あなたはその人物と見なされていません。',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence: 'Zendeskが当方の署名を認識していません。共有シークレットが変更された可能性が高いです。',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: '当方があなたを引き継いだアドレスを、Zendeskが受け付けませんでした。',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'このZendeskアカウントは、あなたのメールアドレスでの新規登録を受け付けていません。',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence: 'ブラウザにお渡しした通行証が二度使われました。再読み込みや「戻る」操作などが原因です。',
      next: ['もう一度お試しください。新しいものが発行されます。'],
    },
    'token-too-old': {
      sentence: 'Zendeskに届くまでに時間がかかりすぎたか、どちらかの時計がずれています。',
      next: ['もう一度お試しください。', tellAdministrator],
    },
    suspended: {
      sentence: 'Zendeskのプロフィールが停止されています。',
      next: ['このヘルプセンターの担当チームに、再開をご依頼ください。'],
    },
    'unknown-error': {
      sentence: 'Zendeskがサインインを拒否しました。返された理由は、当方ではまだ把握していないものです。',
      next: ['もう一度お試しください。', tellAdministrator],
    },
  },

  problem: { error: (status) => `エラー${status}`, startPage: 'スタートページ' },

  problems: {
    bug: {
      title: '当方で問題が発生しました',
      sentence:
        '問題は記録されました。もう一度お試しください。再び起きる場合は、下の照会番号を管理者にお伝えください。',
    },
    'input.invalid': {
      title: '入力内容をもう一度ご確認ください',
      sentence: '前のページに戻り、修正してから再送信してください。何も変更されていません。',
    },
    'input.malformed': {
      title: 'このリクエストは読み取れません',
      sentence: 'アドレスまたはフォームに、Latchkeyの想定と異なる部分があります。何も変更されていません。',
    },
    'input.too-large': {
      title: 'Latchkeyが受け付けられる大きさを超えています',
      sentence: '何も変更されていません。一度に送る量を減らしてください。',
    },
    'form.expired': {
      title: 'このフォームは無効になりました',
      sentence:
        '長時間開かれたままだったか、その間にサインインまたはサインアウトされました。前のページに戻り、再読み込みしてからもう一度お試しください。何も変更されていません。',
    },
    'form.foreign': {
      title: 'このフォームは別の場所から送られました',
      sentence: (address) =>
        `このLatchkeyのアドレスである${address}のページから送信されたものではありません。そのアドレスを開いて、もう一度お試しください。何も変更されていません。`,
    },
    'link.spent': {
      title: 'このリンクはもう使えません',
      sentence:
        '使用済みか、期限切れか、新しいリンクが作成されています。新しいリンクをご依頼ください。Latchkeyの運用担当者は、' +
        'オーナーがいない状態で起動するか、次のコマンドで作成できます：latchkey admin reset',
    },
    'session.required': {
      title: 'サインインしてください',
      sentence:
        'サインインの状態が切れているため、何も変更されていません。サインインしてから、もう一度お試しください。',
    },
    'second-factor.required': {
      title: 'ここでは第2の認証要素が必要です',
      sentence:
        '組織の設定により、ここではパスワード以外の確認も必要です。アカウントを開いて第2の認証要素を設定するか、それを使ってサインインしてから、もう一度お試しください。',
    },
    'access.forbidden': {
      title: 'この操作は許可されていません',
      sentence: 'お使いのアカウントではこのページを表示できません。必要な場合は、管理者にお問い合わせください。',
    },
    'page.not-found': {
      title: 'ここには何もありません',
      sentence: 'アドレスが間違っているか、ここにあったものがなくなった可能性があります。',
    },
    'method.not-allowed': {
      title: 'このページはそのようには使えません',
      sentence: '前のページに戻り、ページ上のボタンやリンクをお使いください。何も変更されていません。',
    },
    'rate.limited': {
      title: '試行回数が多すぎます',
      sentence: 'しばらく待ってから、もう一度お試しください。',
    },
    'state.conflict': {
      title: '先に変更されました',
      sentence:
        '変更しようとした内容は、その間に変更されました。前のページに戻り、再読み込みしてからもう一度お試しください。',
    },
    'server.busy': {
      title: 'Latchkeyが混み合っています',
      sentence: '現在、多くの方がサインインしています。数秒後にもう一度お試しください。',
    },
    'database.unavailable': {
      title: 'Latchkeyがデータベースに接続できません',
      sentence:
        '原因は当方にあり、通常は1分以内に復旧します。操作された内容は失われていません。もう一度お試しください。',
    },
  },
}
