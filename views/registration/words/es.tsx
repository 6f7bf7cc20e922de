/** The pages for people who register, in Spanish. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const es: RegistrationWords = {
  register: {
    title: 'Registrarse',
    lead: (organization = 'esta organización') => (
      <>
        Pida una cuenta en <Bidi>{organization}</Bidi>.
      </>
    ),
    next: {
      open: 'Le enviamos un mensaje. Cuando haya confirmado su dirección, elige una contraseña.',
      approved:
        'Le enviamos un mensaje. Cuando haya confirmado su dirección, alguien revisa su registro; después elige una contraseña.',
    },
    name: 'Su nombre',
    nameHint: 'Tal como debe usarlo el centro de ayuda.',
    email: 'Su dirección de correo electrónico',
    domains: (domains) => (
      <>
        Debe terminar en <Bidi>{domains}</Bidi>.
      </>
    ),
    button: 'Registrarse',
    haveAccount: 'Ya tengo una cuenta',
  },
  refused: {
    staffDomain:
      'El personal usa direcciones como esta, y el personal no se registra por su cuenta. Pida una cuenta a su organización.',
    domainNotAllowed: (domains) => `Aquí solo pueden registrarse direcciones que terminen en ${domains}.`,
    throttled: (minutes) =>
      minutes === 1
        ? 'Ha habido demasiados intentos. Espere un minuto e inténtelo de nuevo.'
        : `Ha habido demasiados intentos. Espere ${minutes} minutos e inténtelo de nuevo.`,
  },
  sent: {
    title: 'Mire en su buzón',
    lead: (email) =>
      email === undefined ? (
        'Le hemos enviado un mensaje.'
      ) : (
        <>
          Hemos enviado un mensaje a <Bidi>{email}</Bidi>.
        </>
      ),
    how: 'Abra el enlace que contiene o escriba aquí el código. Si ya tiene una cuenta con esta dirección, el mensaje lo dice.',
    noMail:
      'Si no llega nada en unos minutos, mire en el correo no deseado y compruebe que la dirección no tenga errores.',
    again: 'Pedirlo otra vez, o con otra dirección',
  },
  confirm: {
    title: 'Confirme su registro',
    isThisYours: (email) => (
      <>
        ¿Es <Bidi>{email}</Bidi> su dirección?
      </>
    ),
    name: 'Su nombre',
    nameHint: 'Tal como debe usarlo el centro de ayuda. Corríjalo si no es correcto.',
    onlyIf: 'Confirme solo si lo ha pedido. De lo contrario, cierre esta página: no pasa nada.',
    button: 'Sí, es mi dirección',
  },
  ends: {
    waiting: {
      title: 'Su dirección está confirmada',
      sentence:
        'La organización revisa ahora su registro. Recibirá un mensaje en cuanto se apruebe; hasta entonces no tiene que hacer nada más.',
    },
    known: {
      title: 'Ya tiene una cuenta',
      sentence:
        'Una cuenta tiene esta dirección, así que no se ha añadido nada. Inicie sesión con ella. Si no conoce su contraseña, pida un enlace.',
    },
    closed: {
      title: 'Ya no es posible registrarse',
      sentence:
        'Desde que lo pidió ha cambiado quién puede registrarse. No se ha creado ninguna cuenta. Pida una cuenta a su organización.',
    },
    spent: {
      title: 'Este enlace ya se ha usado',
      sentence:
        'Funciona una sola vez. Si lo usó usted, su dirección está confirmada. Si aún no ha elegido una contraseña, pida un enlace en la página de inicio de sesión.',
    },
    gone: {
      title: 'Este enlace no funciona',
      sentence: 'Vale 24 horas y solo si está completo. Copie la dirección entera del mensaje o regístrese de nuevo.',
    },
  },
  signIn: 'Iniciar sesión',
  forgotPassword: '¿Ha olvidado su contraseña?',
  registerAgain: 'Registrarse de nuevo',
}
