/** Passkeys in French. */
import { Bidi } from '../../parts/bidi.tsx'
import type { PasskeyWords } from './words.ts'

export const fr: PasskeyWords = {
  use: 'Utiliser une clé d’accès',
  signIn: 'Se connecter avec une clé d’accès',
  needsScripts: 'Les clés d’accès ont besoin de scripts (JavaScript), qui sont désactivés dans ce navigateur.',
  cannot: 'Ce navigateur ne peut pas utiliser de clés d’accès à cette adresse.',
  notUsed: 'Aucune clé d’accès n’a été utilisée. Vous pouvez réessayer.',
  tooLate: 'Cela a pris trop de temps, la clé d’accès n’a donc pas été utilisée. Veuillez réessayer.',
  refused: 'Cette clé d’accès n’a pas été acceptée. Réessayez, ou choisissez un autre moyen.',

  title: 'Clés d’accès',
  lead: 'Une clé d’accès vous connecte par votre empreinte digitale, votre visage ou le verrouillage de votre écran. Elle remplace le mot de passe et constitue en même temps un second facteur.',
  none: 'Vous n’avez pas encore de clé d’accès.',
  add: 'Ajouter une clé d’accès',
  enough: 'Vous avez autant de clés d’accès qu’il est possible. Supprimez-en une avant d’en ajouter une autre.',
  back: 'Retour à vos paramètres de sécurité',
  backToList: 'Retour à vos clés d’accès',
  goOn: 'Continuer',
  open: (name) => (
    <>
      Renommer ou supprimer <Bidi>{name}</Bidi>
    </>
  ),
  synced: 'Synchronisée',
  notSyncedYet: 'Pas encore synchronisée',
  onOneDevice: 'Sur un seul appareil',
  added: (day) => <>Ajoutée le {day}</>,
  lastUsed: (day) => <>utilisée pour la dernière fois le {day}</>,
  neverUsed: 'pas encore utilisée pour se connecter',
  done: {
    added:
      'La clé d’accès a été ajoutée, et vous avez été déconnecté partout ailleurs. Vous pouvez désormais vous connecter avec elle.',
    renamed: 'Le nom a été modifié.',
    removed: 'La clé d’accès a été supprimée, et vous avez été déconnecté partout ailleurs.',
  },
  codes: {
    title: 'Ayez aussi des codes de secours sous la main',
    sentence: 'Si vous perdez vos clés d’accès, un code de secours remplace votre second facteur.',
    make: 'Créer des codes de secours',
  },

  addTitle: 'Ajouter une clé d’accès',
  addLead: 'Votre navigateur vous demandera où la conserver.',
  addSteps: [
    'Dans votre gestionnaire de mots de passe, elle est synchronisée avec vos autres appareils.',
    'Sur cet appareil ou sur une clé de sécurité, elle reste où elle est.',
    'Vous pouvez en avoir plusieurs : une sur chaque appareil que vous utilisez est une bonne idée.',
  ],
  make: 'Créer une clé d’accès',
  notMade: 'Aucune clé d’accès n’a été créée. Vous pouvez réessayer.',
  alreadyThere:
    'Il existe déjà une clé d’accès pour ce compte sur cet appareil ou dans ce gestionnaire de mots de passe.',
  notAccepted: 'Cette clé d’accès n’a pas été acceptée, aucune n’a donc été ajoutée. Veuillez réessayer.',

  name: 'Nom',
  nameHint: 'Pour distinguer vos clés d’accès.',
  nameComplaint: 'Saisissez un nom de 60 caractères au plus.',
  save: 'Enregistrer le nom',
  kept: {
    synced: 'Votre gestionnaire de mots de passe a copié cette clé d’accès sur vos autres appareils.',
    notSyncedYet:
      'Votre gestionnaire de mots de passe peut copier cette clé d’accès sur vos autres appareils, mais ne l’a pas encore fait.',
    onOneDevice:
      'Cette clé d’accès se trouve sur un seul appareil. Si vous perdez cet appareil, la clé est perdue elle aussi.',
  },
  removeTitle: 'Supprimer cette clé d’accès',
  removeSentence:
    'Elle ne vous connectera plus, et vous serez déconnecté partout ailleurs. Supprimez-la aussi de votre appareil ou de votre gestionnaire de mots de passe.',
  remove: 'Supprimer la clé d’accès',
  isLast:
    'C’est votre seul second facteur, et votre organisation en exige un. Ajoutez d’abord une autre clé d’accès ou une application d’authentification ; vous pourrez ensuite supprimer celle-ci.',
}
