/** Messages in Japanese. */
import type { MailWords } from './words.ts'

export const ja: MailWords = {
  greeting: (name) => `${name} 様`,
  greetingWithoutName: 'ご利用者様',
  until: (moment) => `このリンクは1回だけ使用できます。有効期限は${moment}です。`,
  copy: 'ボタンが動作しない場合は、次のアドレスをブラウザーにコピーしてください。',
  footer: (site) =>
    `このメールは ${site} のサインインサービスから自動的に送信されました。ご返信いただいても確認できません。`,
  verification: {
    subject: 'メールアドレスの確認をお願いします',
    lead: (site) =>
      `このメールアドレスがご本人のものであることを確認してください。${site} のアカウントに登録されています。`,
    button: 'メールアドレスを確認する',
    unexpected: 'このアカウントに心当たりがない場合は、何もする必要はありません。アドレスは確認されません。',
  },
  reset: {
    subject: '新しいパスワードを設定してください',
    lead: (site) => `このリンクから、${site} のアカウントの新しいパスワードを設定できます。`,
    button: '新しいパスワードを設定する',
    unexpected:
      'このメールに心当たりがない場合は、何もする必要はありません。パスワードは変わりません。リンクを知っている人は誰でもパスワードを設定できるため、このメールを転送しないでください。',
  },
}
