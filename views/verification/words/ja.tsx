/** The pages behind a verification link in Japanese. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const ja: VerificationWords = {
  title: 'メールアドレスの確認',
  isThisYours: (email) => (
    <>
      <Bidi>{email}</Bidi> はご自身のメールアドレスですか。
    </>
  ),
  accountOf: (person) => (
    <>
      確認すると、このアドレスは <Bidi>{person}</Bidi> 様のアカウントに関連付けられます。
    </>
  ),
  onlyIf:
    'ご自身のアカウントである場合にのみ確認してください。そうでない場合は、このページを閉じてください。何も変更されません。',
  button: 'はい、このアドレスを確認します',
  signIn: 'サインイン',
  ends: {
    confirmed: {
      title: 'メールアドレスが確認されました',
      sentence: 'これ以上の操作は必要ありません。サインインできます。',
    },
    spent: {
      title: 'このリンクはすでに使用されています',
      sentence:
        'リンクは1回だけ使用できます。ご自身で使用された場合は、アドレスの確認は完了しており、これ以上の操作は必要ありません。',
    },
    expired: {
      title: 'このリンクの有効期限が切れています',
      sentence: '有効期限は24時間でした。何も変更されていません。新しいリンクの送信をご所属の組織に依頼してください。',
    },
    void: {
      title: 'このリンクは無効になりました',
      sentence:
        'より新しいリンクが送信されたか、アカウントのアドレスが変更されています。最新のメールをご確認いただくか、新しいリンクの送信をご所属の組織に依頼してください。',
    },
    unknown: {
      title: 'このリンクは使用できません',
      sentence:
        'リンクが途中で切れている可能性があります。メールに記載されたアドレス全体をコピーするか、新しいリンクの送信をご所属の組織に依頼してください。',
    },
  },
}
