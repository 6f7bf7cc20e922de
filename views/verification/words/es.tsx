/** The pages about addresses in Spanish. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const es: VerificationWords = {
  links: {
    verify: {
      title: 'Confirme su dirección de correo electrónico',
      lead: (email) => (
        <>
          ¿Es <Bidi>{email}</Bidi> su dirección?
        </>
      ),
      about: (person) => (
        <>
          Al confirmarla, la vincula a la cuenta de <Bidi>{person}</Bidi>.
        </>
      ),
      onlyIf: 'Confirme solo si esta cuenta es suya. De lo contrario, cierre esta página: no ocurrirá nada.',
      button: 'Sí, confirmar esta dirección',
    },
    change: {
      title: 'Confirme su nueva dirección de correo electrónico',
      lead: (email) => (
        <>
          ¿Debe ser <Bidi>{email}</Bidi> su dirección a partir de ahora?
        </>
      ),
      about: (person) => (
        <>
          Sustituye a la anterior en la cuenta de <Bidi>{person}</Bidi>. Todas las demás sesiones terminan.
        </>
      ),
      onlyIf: 'Confirme solo si usted lo pidió. De lo contrario, cierre esta página: no ocurrirá nada.',
      button: 'Sí, usar esta dirección',
    },
    undo: {
      title: 'Volver a su dirección anterior',
      lead: (email) => (
        <>
          ¿Debe ser <Bidi>{email}</Bidi> otra vez su dirección?
        </>
      ),
      about: (person) => (
        <>
          Perteneció a la cuenta de <Bidi>{person}</Bidi> hasta que se cambió. Si vuelve a ella, se cierra la sesión de
          todos, la contraseña deja de funcionar y recibe un enlace para elegir una nueva.
        </>
      ),
      onlyIf: 'Si cambió la dirección usted, cierre esta página: no ocurrirá nada.',
      button: 'No fui yo: volver',
    },
  },
  signInFirst:
    'Solo quien pidió esta dirección puede confirmarla: inicie sesión primero en esa cuenta. O escriba el código del mensaje en la página donde se pidió la dirección.',
  signIn: 'Iniciar sesión',
  forgotPassword: '¿Ha olvidado su contraseña?',
  yourAddress: 'Ver su dirección',
  ends: {
    confirmed: {
      title: 'Su dirección está confirmada',
      sentence: 'No tiene que hacer nada más. Ya puede iniciar sesión.',
    },
    spent: {
      title: 'Este enlace ya se utilizó',
      sentence:
        'Funciona una sola vez. Si lo utilizó usted, su dirección está confirmada y no tiene que hacer nada más.',
    },
    expired: {
      title: 'Este enlace ha caducado',
      sentence:
        'Era válido durante 24 horas. No se ha cambiado nada. Inicie sesión para recibir uno nuevo o pídalo a su organización.',
    },
    void: {
      title: 'Este enlace ya no es válido',
      sentence:
        'Se envió uno más reciente o su cuenta tiene ahora otra dirección. Busque el mensaje más reciente, inicie sesión para recibir un enlace nuevo o pídalo a su organización.',
    },
    unknown: {
      title: 'Este enlace no funciona',
      sentence:
        'Es posible que esté incompleto. Copie la dirección completa del mensaje, inicie sesión para recibir un enlace nuevo o pídalo a su organización.',
    },
    'change-spent': {
      title: 'Este enlace ya se utilizó',
      sentence: 'Funciona una sola vez. Si lo utilizó usted, su nueva dirección ya vale.',
    },
    'change-expired': {
      title: 'Este enlace ha caducado',
      sentence: 'Era válido durante 24 horas. Su dirección sigue como estaba. Puede pedir el cambio de nuevo.',
    },
    'change-void': {
      title: 'Este enlace ya no es válido',
      sentence:
        'Desde entonces pidió otra dirección, se retiró el cambio o su cuenta se modificó. Su dirección sigue como está. Puede pedir el cambio de nuevo.',
    },
    restored: {
      title: 'Su dirección anterior vale de nuevo',
      sentence:
        'Se cerró la sesión de todos y la contraseña ya no funciona. Un enlace para elegir una nueva va de camino a su dirección. Si no llega, pida otro aquí.',
    },
    'undo-spent': {
      title: 'El cambio ya se deshizo',
      sentence: 'Si fue usted, elija una contraseña nueva con el enlace que se le envió.',
    },
    'undo-expired': {
      title: 'Este enlace ha caducado',
      sentence:
        'Era válido durante siete días. Si usted no cambió la dirección, pida ayuda a su organización de inmediato.',
    },
    'undo-void': {
      title: 'Este enlace ya no es válido',
      sentence:
        'Su organización ha cambiado la dirección de su cuenta desde entonces. Si eso no puede ser, pídale ayuda de inmediato.',
    },
    taken: {
      title: 'Esta dirección está en uso',
      sentence:
        'Ahora la tiene otra cuenta, por lo que no puede ser la de la suya. No se ha cambiado nada. Pida ayuda a su organización.',
    },
  },

  address: {
    title: 'Su dirección de correo electrónico',
    lead: 'Con esta dirección le identificamos ante Zendesk, y a ella enviamos los mensajes sobre su cuenta.',
    label: 'Dirección',
    none: 'No hay ninguna registrada.',
    confirmed: 'Confirmada',
    notConfirmed: 'Sin confirmar',
    why: 'Confirme que esta dirección es suya. Hasta entonces, ningún centro de ayuda le deja entrar.',
    onward: 'En cuanto esté confirmada, continuará hacia donde iba.',
    send: 'Enviarme un mensaje para confirmarla',
    sendAgain: 'Enviarlo de nuevo',
    onItsWay: (email) => (
      <>
        Un mensaje va de camino a <Bidi>{email}</Bidi>. Abra el enlace que contiene o escriba aquí el código. Mire
        también en el correo no deseado.
      </>
    ),
    next: (minutes) =>
      minutes === 1 ? 'Podrá recibir otro dentro de un minuto.' : `Podrá recibir otro dentro de ${minutes} minutos.`,
    code: 'Código del mensaje',
    codeHint: 'Seis cifras. El código vale 10 minutos; el enlace, 24 horas.',
    codeGone: 'El código ya no vale; el enlace del mensaje, sí.',
    confirm: 'Confirmar',
    change: 'Cambiar la dirección',
    add: 'Añadir una dirección',
    forOwners:
      'El personal y quienes cuidan de Latchkey no cambian su propia dirección: pídaselo a un propietario («owner») de este Latchkey.',
    pendingTitle: 'Su nueva dirección',
    pending: (email) => (
      <>
        Un mensaje va de camino a <Bidi>{email}</Bidi>. Abra el enlace que contiene o escriba aquí el código, antes de
        24 horas.
      </>
    ),
    present: 'Hasta entonces sigue valiendo su dirección actual.',
    another: 'Pedirlo de nuevo o pedir otra dirección',
    withdraw: 'Mantener la dirección actual',
    goOn: 'Continuar',
    back: 'Volver a su perfil',
  },

  change: {
    title: 'Cambiar su dirección de correo electrónico',
    lead: 'Enviamos un mensaje a la dirección nueva. Cuando la haya confirmado allí, sustituye a la actual.',
    present: 'Dirección actual',
    field: 'Dirección nueva',
    effect: 'Entonces terminan todas sus demás sesiones y se avisa a la dirección anterior, si estaba confirmada.',
    button: 'Enviar el mensaje',
    back: 'Mantener la dirección actual',
  },

  done: {
    confirmed: 'Su dirección está confirmada.',
    changed: 'Su nueva dirección ya vale. Todas las demás sesiones terminaron.',
    withdrawn: 'Sigue valiendo su dirección actual.',
  },
  complaints: {
    'malformed-code': 'Escriba las seis cifras del código.',
    'wrong-code': 'Este no es el código del mensaje más reciente.',
    'no-code': 'Ya no hay ningún código que valga. Use el enlace del mensaje o pida que se le envíe otro.',
    'malformed-email': 'Esto no es una dirección completa, como nombre@example.org.',
    'email-hidden-characters': 'La dirección contiene un carácter invisible. Escríbala de nuevo en lugar de pegarla.',
    'same-address': 'Esta ya es su dirección.',
    'staff-domain':
      'El personal usa direcciones como esta, por lo que no puede adoptarla usted por su cuenta. Pida a su organización que cambie su dirección.',
  },
  domainNotAllowed: (domains) => `Aquí solo pueden usarse direcciones que terminen en ${domains}.`,
}
