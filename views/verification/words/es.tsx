/** The pages behind a verification link in Spanish. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const es: VerificationWords = {
  title: 'Confirme su dirección de correo electrónico',
  isThisYours: (email) => (
    <>
      ¿Es <Bidi>{email}</Bidi> su dirección?
    </>
  ),
  accountOf: (person) => (
    <>
      Al confirmarla, la vincula a la cuenta de <Bidi>{person}</Bidi>.
    </>
  ),
  onlyIf: 'Confirme solo si esta cuenta es suya. De lo contrario, cierre esta página: no ocurrirá nada.',
  button: 'Sí, confirmar esta dirección',
  signIn: 'Iniciar sesión',
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
      sentence: 'Era válido durante 24 horas. No se ha cambiado nada. Pida a su organización que le envíe uno nuevo.',
    },
    void: {
      title: 'Este enlace ya no es válido',
      sentence:
        'Se envió uno más reciente o su cuenta tiene ahora otra dirección. Busque el mensaje más reciente o pida a su organización que le envíe un enlace nuevo.',
    },
    unknown: {
      title: 'Este enlace no funciona',
      sentence:
        'Es posible que esté incompleto. Copie la dirección completa del mensaje o pida a su organización que le envíe un enlace nuevo.',
    },
  },
}
