/** The pages about the second factor in French. */
import type { SecondFactorWords } from './words.ts'

const plural = new Intl.PluralRules('fr')
const minutesOf = new Intl.NumberFormat('fr', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const isOne = (count: number): boolean => plural.select(count) === 'one'

export const fr: SecondFactorWords = {
  ask: {
    title: 'Confirmez que c’est bien vous',
    problemTitle: 'Non confirmé. Confirmez que c’est bien vous',
    oneMore: 'Votre mot de passe est correct. Une étape de plus montre que c’est bien vous qui l’avez saisi.',
    code: 'Code de votre application d’authentification',
    codeHint: 'Six chiffres. L’application en affiche de nouveaux toutes les 30 secondes.',
    goOn: 'Continuer',
    remember: (days) =>
      days === 1 ? 'Mémoriser ce navigateur pendant un jour' : `Mémoriser ce navigateur pendant ${days} jours`,
    rememberHint: 'Seulement si personne d’autre ne l’utilise. Jusque-là, votre mot de passe suffit ici.',
    useRecoveryCode: 'Utiliser plutôt un code de secours',
    recoveryCode: 'Code de secours',
    recoveryCodeHint:
      'L’un de ceux que vous avez conservés en configurant votre second facteur. Chacun ne sert qu’une fois.',
    lost: 'Vous n’avez rien de tout cela sous la main ? Adressez-vous à votre organisation : elle peut réinitialiser votre second facteur.',
    startAgain: 'Se connecter sous un autre nom',
    blank: 'Saisissez le code ici.',
    wrongCode:
      'Ce code est incorrect ou a déjà été utilisé. Attendez que l’application affiche le suivant, puis saisissez-le.',
    wrongRecoveryCode: 'Ce n’est aucun de vos codes de secours inutilisés. Vérifiez-le ou essayez-en un autre.',
    throttled: (seconds) =>
      `Il y a eu trop d’essais. Veuillez attendre ${seconds <= 60 ? 'une minute' : minutesOf.format(Math.ceil(seconds / 60))}, puis réessayez.`,
  },
  prove: {
    again:
      'Vous n’avez pas confirmé votre identité depuis un certain temps. Veuillez le faire encore une fois avant de continuer.',
    dangerous:
      'Ce que vous allez faire l’exige encore une fois, car un écran déverrouillé ne doit pas suffire. Votre saisie est conservée. La question ne vous sera plus posée pendant dix minutes.',
    password: 'Votre mot de passe',
    blankPassword: 'Saisissez ici votre propre mot de passe.',
    wrongPassword: 'Ce n’est pas votre mot de passe.',
    confirm: 'Confirmer et continuer',
    nothingChanged: 'Rien n’a encore été modifié. Pour en rester là, fermez cette page.',
  },
  home: {
    title: 'Second facteur',
    lead: 'Avec un second facteur, un mot de passe appris par quelqu’un d’autre ne suffit pas pour se connecter à votre place.',
    required: 'Votre organisation demande un second facteur',
    requiredLead: 'Configurez-en un maintenant ; vous irez ensuite là où vous alliez. Cela prend une ou deux minutes.',
    choose: 'Choisissez-en un',
    yours: 'Les vôtres',
    totp: 'Application d’authentification',
    totpNote: 'Affiche sur votre téléphone un code à saisir après le mot de passe',
    totpSetUp: 'Configurée',
    passkeys: 'Clés d’accès',
    passkeysNote: 'Votre empreinte, votre visage ou un code PIN, ou une clé de sécurité',
    passkeysSetUp: (count) => (isOne(count) ? 'Une configurée' : `${count} configurées`),
    codes: 'Codes de secours',
    codesLeft: (count) => (isOne(count) ? `${count} restant` : `${count} restants`),
    codeUsed: 'Vous vous êtes connecté avec un code de secours',
    codeUsedLead: (left) =>
      `${isOne(left) ? `Il reste ${left} code.` : `Il reste ${left} codes.`} Si vous avez perdu ce que vous utilisez d’habitude, configurez-le à nouveau maintenant : le nouveau le remplace.`,
    removed: 'L’application d’authentification a été supprimée. Vous avez été déconnecté partout ailleurs.',
    goOn: 'Continuer',
    back: 'Retour à vos paramètres de sécurité',
  },
  totp: {
    title: 'Application d’authentification',
    problemTitle: 'Non confirmé. Application d’authentification',
    lead: 'Toute application de codes à usage unique convient. Beaucoup de téléphones et de gestionnaires de mots de passe en ont une.',
    signsOut: 'Dès que vous l’aurez confirmée, vous serez déconnecté partout ailleurs.',
    replaces:
      'Vous en avez déjà une. Elle reste valable jusqu’à ce que vous en confirmiez ici une nouvelle, qui la remplace et vous déconnecte partout ailleurs.',
    stale:
      'La page est restée ouverte trop longtemps. Scannez le nouveau code QR ci-dessous et supprimez l’ancienne entrée de votre application.',
    scan: '1. Scannez ceci avec l’application',
    scanHint: 'Personne d’autre ne doit le voir : qui le possède peut produire vos codes.',
    onThisDevice: 'Impossible de scanner ? Ouvrir dans une application sur cet appareil',
    key: 'Ou saisissez cette clé dans l’application',
    copy: 'Copier',
    copyWhat: 'Copier la clé',
    copied: 'Copié',
    pressKeys: 'Appuyez sur Ctrl+C',
    notCopied: 'Non copié. Appuyez sur Ctrl+C pour copier la sélection.',
    thenType: '2. Saisissez le code qu’elle affiche maintenant',
    wrongCode:
      'Ce n’est pas le code que l’application devrait afficher maintenant. Vérifiez que votre téléphone se met à l’heure tout seul, attendez le code suivant et saisissez-le.',
    confirm: 'Confirmer',
    remove: 'La supprimer',
    removeLead: 'Dès lors, ses codes ne valent plus rien et vous êtes déconnecté partout ailleurs.',
    removeButton: 'Supprimer l’application d’authentification',
    cannotRemove:
      'Elle ne peut pas être supprimée : votre organisation demande un second facteur et c’est votre seul. Configurez ci-dessus une nouvelle application à sa place, ou ajoutez d’abord une clé d’accès.',
    back: 'Retour',
  },
  codes: {
    title: 'Codes de secours',
    lead: 'Chacun vous laisse entrer une fois, après votre mot de passe, quand vous n’avez pas votre téléphone ou votre clé d’accès.',
    left: (count) =>
      isOne(count) ? `Il vous reste ${count} code inutilisé.` : `Il vous reste ${count} codes inutilisés.`,
    noneLeft: 'Il ne vous reste aucun code inutilisé.',
    factorFirst: 'Configurez d’abord un second facteur : les codes de secours le remplacent quand il est perdu.',
    setUp: 'Configurer un second facteur',
    make: 'Créer de nouveaux codes',
    makeLead: 'Les codes que vous avez maintenant cesseront de fonctionner.',
    newTitle: 'Vos codes de secours',
    added: 'Votre application d’authentification est configurée.',
    once: 'Ils ne sont affichés que cette fois-ci',
    keep: 'Conservez-les là où vous les retrouverez sans votre téléphone : sur papier ou dans un gestionnaire de mots de passe. Chacun vous laisse entrer une fois, après votre mot de passe. Les anciens ne fonctionnent plus.',
    file: 'latchkey-codes-de-secours.txt',
    download: 'Enregistrer dans un fichier texte',
    print: 'Ou imprimez cette page.',
    kept: 'Je les ai conservés',
  },
}
