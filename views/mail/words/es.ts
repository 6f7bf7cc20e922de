/** Messages in Spanish. */
import type { MailWords } from './words.ts'

export const es: MailWords = {
  greeting: (name) => `Hola, ${name}:`,
  greetingWithoutName: 'Hola:',
  until: (moment) => `El enlace funciona una sola vez, hasta el ${moment}.`,
  copy: 'Si el botón no funciona, copie esta dirección en su navegador:',
  footer: (site) =>
    `Enviado automáticamente por el servicio de inicio de sesión de ${site}. Las respuestas no se leen.`,
  verification: {
    subject: 'Confirme su dirección de correo electrónico',
    lead: (site) =>
      `Confirme que esta dirección de correo electrónico es suya. Está registrada para su cuenta en ${site}.`,
    button: 'Confirmar mi dirección',
    unexpected: 'Si no conoce esta cuenta, no haga nada: la dirección no se confirmará.',
  },
  reset: {
    subject: 'Elija una contraseña nueva',
    lead: (site) => `Con este enlace puede elegir una contraseña nueva para su cuenta en ${site}.`,
    button: 'Elegir una contraseña nueva',
    unexpected:
      'Si no esperaba este mensaje, no haga nada: su contraseña seguirá siendo la misma. No reenvíe el mensaje, porque quien tenga el enlace puede elegir su contraseña.',
  },
}
