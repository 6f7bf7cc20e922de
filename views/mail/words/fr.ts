/** Messages in French. */
import type { MailWords } from './words.ts'

const nothingToDo = 'Si c’était vous, il n’y a rien à faire.'
const notMe =
  'Si ce n’était pas vous, quelqu’un d’autre utilise peut-être votre compte : choisissez immédiatement un nouveau mot de passe, mettez fin à toutes les sessions et prévenez votre organisation.'
const notMeWithoutPassword =
  'Si ce n’était pas vous, quelqu’un d’autre utilise peut-être votre compte : faites-vous envoyer immédiatement un lien pour un nouveau mot de passe et prévenez votre organisation.'

export const fr: MailWords = {
  greeting: (name) => `Bonjour ${name},`,
  greetingWithoutName: 'Bonjour,',
  until: (moment) => `Le lien fonctionne une seule fois, jusqu’au ${moment}.`,
  code: 'Ou saisissez ce code sur la page qui le demande. Ne le communiquez à personne :',
  codeUntil: (moment) => `Le code fonctionne une seule fois, jusqu’au ${moment}.`,
  copy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  footer: (site) =>
    `Message envoyé automatiquement par le service de connexion ${site}. Les réponses ne sont pas lues.`,
  when: (moment) => `Quand : ${moment}`,
  from: (ip) => `Depuis l’adresse réseau : ${ip}`,
  browser: (browser, system) => `Avec : ${system === undefined ? browser : `${browser} sous ${system}`}`,
  security: 'Voir la sécurité de votre compte',
  data: 'Voir vos données',
  account: 'Voir votre compte',
  links: {
    verification: {
      subject: 'Confirmez votre adresse e-mail',
      lead: (site) =>
        `Veuillez confirmer que cette adresse e-mail est bien la vôtre. Elle est enregistrée pour votre compte sur ${site}.`,
      button: 'Confirmer mon adresse',
      unexpected: 'Si vous ne connaissez pas ce compte, ne faites rien : l’adresse ne sera pas confirmée.',
    },
    reset: {
      subject: 'Choisissez un nouveau mot de passe',
      lead: (site) => `Ce lien vous permet de choisir un nouveau mot de passe pour votre compte sur ${site}.`,
      button: 'Choisir un nouveau mot de passe',
      unexpected:
        'Si vous n’attendiez pas ce message, ne faites rien : votre mot de passe reste inchangé. Ne transférez pas ce message, car toute personne disposant du lien peut choisir votre mot de passe.',
    },
    'address-proof': {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      lead: (site) =>
        `Vous avez demandé à utiliser cette adresse e-mail pour votre compte sur ${site}. Tant que vous ne l’avez pas confirmée, votre ancienne adresse reste valable.`,
      button: 'Confirmer ma nouvelle adresse',
      unexpected: 'Si vous n’avez rien demandé, ne faites rien : l’adresse ne sera pas utilisée.',
    },
    'address-undo': {
      subject: 'Votre adresse e-mail a été modifiée',
      lead: (site) =>
        `Votre compte sur ${site} a désormais une autre adresse e-mail. Plus rien ne sera envoyé à celle-ci. Si c’était vous, il n’y a rien à faire.`,
      button: 'Annuler la modification',
      unexpected:
        'Si ce n’était pas vous, annulez immédiatement la modification : cette adresse est rétablie, toutes les sessions prennent fin et vous choisissez un nouveau mot de passe.',
    },
    registration: {
      subject: 'Confirmez votre inscription',
      lead: (site) =>
        `Quelqu’un, sans doute vous, a demandé un compte sur ${site} avec cette adresse e-mail. Confirmez que l’adresse est la vôtre pour continuer.`,
      button: 'Confirmer mon adresse',
      unexpected: 'Si vous n’avez rien demandé, ne faites rien : aucun compte ne sera créé.',
    },
    'registration-approved': {
      subject: 'Votre inscription a été acceptée',
      lead: (site) => `Votre compte sur ${site} est prêt. Ce lien vous permet de choisir votre mot de passe.`,
      button: 'Choisir mon mot de passe',
      unexpected:
        'Ne transférez pas ce message, car toute personne disposant du lien peut choisir votre mot de passe. Si le lien a expiré, faites-vous en envoyer un autre avec « Mot de passe oublié ? » sur la page de connexion.',
    },
    'registration-refused': {
      subject: 'Votre inscription n’a pas été acceptée',
      lead: (site) => `Votre inscription sur ${site} n’a pas été acceptée. Aucun compte n’a été créé.`,
      button: undefined,
      unexpected:
        'Si vous pensez qu’il s’agit d’une erreur, adressez-vous à l’organisation auprès de laquelle vous vouliez vous inscrire.',
    },
    'registration-known': {
      subject: 'Vous avez déjà un compte',
      lead: (site) =>
        `Quelqu’un, sans doute vous, a voulu utiliser cette adresse e-mail pour un compte sur ${site}. Elle y appartient déjà à votre compte : rien n’a été modifié.`,
      button: 'Se connecter',
      unexpected:
        'Si vous avez oublié votre mot de passe, faites-vous envoyer un lien depuis la page de connexion. Si ce n’était pas vous, il n’y a rien à faire.',
    },
  },
  notices: {
    'password-changed': {
      subject: 'Votre mot de passe a été modifié',
      what: (site) =>
        `Le mot de passe de votre compte sur ${site} a été modifié. Toutes les autres sessions ont pris fin.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-reset': {
      subject: 'Vous avez un nouveau mot de passe',
      what: (site) =>
        `Un nouveau mot de passe a été choisi pour votre compte sur ${site}, au moyen d’un lien ou d’un code prévu pour cela. Toutes les sessions ont pris fin.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-marked-compromised': {
      subject: 'Votre mot de passe ne fonctionne plus',
      what: (site) =>
        `Votre organisation a des raisons de penser que quelqu’un d’autre connaît le mot de passe de votre compte sur ${site}. Il ne fonctionne plus et toutes les sessions ont pris fin.`,
      next: 'Choisissez un nouveau mot de passe : avec le lien qui vous a été envoyé, ou avec « Mot de passe oublié ? » sur la page de connexion. N’utilisez plus l’ancien ailleurs non plus.',
    },
    'password-removed': {
      subject: 'Votre mot de passe a été supprimé',
      what: (site) =>
        `Le mot de passe de votre compte sur ${site} a été supprimé. Il ne fonctionne plus et toutes les sessions ont pris fin.`,
      next: 'Si vous êtes au courant, choisissez un nouveau mot de passe avec « Mot de passe oublié ? » sur la page de connexion. Sinon, prévenez immédiatement votre organisation.',
    },
    'totp-added': {
      subject: 'Une application d’authentification a été ajoutée',
      what: (site) =>
        `Une application d’authentification a été configurée comme second facteur de votre compte sur ${site}.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'totp-removed': {
      subject: 'Application d’authentification supprimée',
      what: (site) => `L’application d’authentification n’est plus un second facteur de votre compte sur ${site}.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-added': {
      subject: 'Une clé d’accès a été ajoutée',
      what: (site) =>
        `Une clé d’accès a été ajoutée à votre compte sur ${site}. Elle ouvre votre compte sans le mot de passe.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-removed': {
      subject: 'Une clé d’accès a été supprimée',
      what: (site) => `Une clé d’accès de votre compte sur ${site} a été supprimée. Elle n’ouvre plus votre compte.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-refused': {
      subject: 'Une de vos clés d’accès a été refusée',
      what: (site) =>
        `Une clé d’accès de votre compte sur ${site} a été refusée : elle indique avoir été utilisée moins souvent que nous ne le savons. Quelqu’un en possède peut-être une copie.`,
      next: `Supprimez cette clé d’accès de votre compte et créez-en une nouvelle. ${notMe}`,
    },
    'recovery-codes-made': {
      subject: 'Vous avez de nouveaux codes de secours',
      what: (site) =>
        `De nouveaux codes de secours ont été créés pour votre compte sur ${site}. Les anciens ne fonctionnent plus.`,
      next: `Si c’était vous, conservez-les en lieu sûr. ${notMe}`,
    },
    'recovery-code-used': {
      subject: 'Un code de secours a été utilisé',
      what: (site) => `L’un des codes de secours de votre compte sur ${site} a été utilisé. Il ne fonctionnera plus.`,
      next: `Si c’était vous, vérifiez combien il en reste. ${notMe}`,
    },
    'second-factor-refused': {
      subject: 'Quelqu’un connaît votre mot de passe',
      what: (site) =>
        `Quelqu’un a saisi le mot de passe de votre compte sur ${site}, puis plusieurs codes erronés. La connexion n’a pas abouti.`,
      next: 'Si c’était vous, patientez un peu et réessayez. Sinon, changez immédiatement votre mot de passe et prévenez votre organisation.',
    },
    'second-factors-reset': {
      subject: 'Vos seconds facteurs ont été supprimés',
      what: (site) =>
        `Un administrateur a supprimé tous les seconds facteurs de votre compte sur ${site} : application d’authentification, clés d’accès et codes de secours. Toutes les sessions ont pris fin.`,
      next: 'Si vous l’aviez demandé, connectez-vous avec votre mot de passe et configurez un nouveau second facteur. Sinon, prévenez immédiatement votre organisation.',
    },
    'address-changed': {
      subject: 'Votre adresse e-mail a été modifiée',
      what: (site) => `Votre compte sur ${site} a désormais une autre adresse e-mail.`,
      next: 'Si vous êtes au courant, il n’y a rien à faire. Sinon, prévenez immédiatement votre organisation.',
    },
    'address-restored': {
      subject: 'Votre adresse e-mail a été rétablie',
      what: (site) =>
        `La modification de l’adresse e-mail de votre compte sur ${site} a été annulée. L’ancienne adresse est de nouveau valable et toutes les sessions ont pris fin.`,
      next: 'Vous avez besoin d’un nouveau mot de passe : le lien pour le choisir est envoyé à l’adresse rétablie.',
    },
    'new-device': {
      subject: 'Connexion avec un nouveau navigateur',
      what: (site) => `Votre compte sur ${site} a été utilisé avec un navigateur inconnu jusqu’ici.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'erasure-declined': {
      subject: 'Votre compte n’est pas effacé',
      what: (site) => `Vous avez demandé l’effacement de votre compte sur ${site}. Votre organisation a refusé.`,
      next: 'Le motif figure sur la page « Vos données » de votre compte. Si vous n’êtes pas d’accord, adressez-vous à votre organisation.',
    },
    'handoff-approved': {
      subject: 'Votre connexion a été approuvée',
      what: (site) =>
        `Votre organisation a examiné votre compte sur ${site} et permet de se connecter avec lui au centre d’aide.`,
      next: 'Ouvrez de nouveau le centre d’aide. Si vous êtes encore arrêté, quelque chose a changé dans votre compte depuis, et votre organisation est de nouveau consultée.',
    },
    'handoff-declined': {
      subject: 'Votre connexion n’a pas été approuvée',
      what: (site) =>
        `Votre organisation a examiné votre compte sur ${site} et ne permet pas, en l’état, de se connecter avec lui au centre d’aide.`,
      next: 'Demandez aux personnes qui gèrent votre adhésion pourquoi, et ce qui peut être corrigé.',
    },
  },
}
