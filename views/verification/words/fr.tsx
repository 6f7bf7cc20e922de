/** The pages behind a verification link in French. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const fr: VerificationWords = {
  title: 'Confirmez votre adresse e-mail',
  isThisYours: (email) => (
    <>
      L’adresse <Bidi>{email}</Bidi> est-elle la vôtre ?
    </>
  ),
  accountOf: (person) => (
    <>
      En la confirmant, vous l’associez au compte de <Bidi>{person}</Bidi>.
    </>
  ),
  onlyIf: 'Confirmez uniquement si ce compte est le vôtre. Sinon, fermez cette page : rien ne se passera.',
  button: 'Oui, confirmer cette adresse',
  signIn: 'Se connecter',
  ends: {
    confirmed: {
      title: 'Votre adresse est confirmée',
      sentence: 'Vous n’avez rien d’autre à faire. Vous pouvez maintenant vous connecter.',
    },
    spent: {
      title: 'Ce lien a déjà été utilisé',
      sentence:
        'Il ne fonctionne qu’une fois. Si c’est vous qui l’avez utilisé, votre adresse est confirmée et vous n’avez rien d’autre à faire.',
    },
    expired: {
      title: 'Ce lien a expiré',
      sentence:
        'Il était valable 24 heures. Rien n’a été modifié. Demandez à votre organisation de vous en envoyer un nouveau.',
    },
    void: {
      title: 'Ce lien n’est plus valable',
      sentence:
        'Un lien plus récent a été envoyé, ou l’adresse de votre compte a changé. Cherchez le message le plus récent, ou demandez à votre organisation de vous envoyer un nouveau lien.',
    },
    unknown: {
      title: 'Ce lien ne fonctionne pas',
      sentence:
        'Il est peut-être incomplet. Copiez l’adresse entière depuis le message, ou demandez à votre organisation de vous envoyer un nouveau lien.',
    },
  },
}
