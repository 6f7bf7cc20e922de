/** Passkeys in Spanish. */
import { Bidi } from '../../parts/bidi.tsx'
import type { PasskeyWords } from './words.ts'

export const es: PasskeyWords = {
  use: 'Usar una llave de acceso',
  signIn: 'Iniciar sesión con una llave de acceso',
  needsScripts: 'Las llaves de acceso necesitan scripts (JavaScript), que están desactivados en este navegador.',
  cannot: 'Este navegador no puede usar llaves de acceso en esta dirección.',
  notUsed: 'No se ha usado ninguna llave de acceso. Puede intentarlo de nuevo.',
  tooLate: 'Ha tardado demasiado, así que la llave de acceso no se ha usado. Inténtelo de nuevo.',
  refused: 'Esta llave de acceso no se ha aceptado. Inténtelo de nuevo o elija otra forma.',

  title: 'Llaves de acceso',
  lead: 'Con una llave de acceso inicia sesión mediante su huella, su cara o el bloqueo de pantalla. Sustituye a la contraseña y es a la vez un segundo factor.',
  none: 'Todavía no tiene ninguna llave de acceso.',
  add: 'Añadir una llave de acceso',
  enough: 'Tiene tantas llaves de acceso como puede haber. Elimine una antes de añadir otra.',
  back: 'Volver a su configuración de seguridad',
  backToList: 'Volver a sus llaves de acceso',
  goOn: 'Continuar',
  open: (name) => (
    <>
      Cambiar el nombre de <Bidi>{name}</Bidi> o eliminarla
    </>
  ),
  synced: 'Sincronizada',
  notSyncedYet: 'Aún no sincronizada',
  onOneDevice: 'Solo en un dispositivo',
  added: (day) => <>Añadida el {day}</>,
  lastUsed: (day) => <>usada por última vez el {day}</>,
  neverUsed: 'aún no usada para iniciar sesión',
  done: {
    added:
      'La llave de acceso se ha añadido y se ha cerrado su sesión en todos los demás lugares. Desde ahora puede iniciar sesión con ella.',
    renamed: 'El nombre se ha cambiado.',
    removed: 'La llave de acceso se ha eliminado y se ha cerrado su sesión en todos los demás lugares.',
  },
  codes: {
    title: 'Tenga también a mano códigos de recuperación',
    sentence: 'Si pierde sus llaves de acceso, un código de recuperación sustituye a su segundo factor.',
    make: 'Crear códigos de recuperación',
  },

  addTitle: 'Añadir una llave de acceso',
  addLead: 'Su navegador le preguntará dónde guardarla.',
  addSteps: [
    'En su gestor de contraseñas se sincroniza con sus otros dispositivos.',
    'En este dispositivo o en una llave de seguridad se queda donde está.',
    'Puede tener varias: una en cada dispositivo que use es una buena idea.',
  ],
  make: 'Crear una llave de acceso',
  notMade: 'No se ha creado ninguna llave de acceso. Puede intentarlo de nuevo.',
  alreadyThere: 'En ese dispositivo o gestor de contraseñas ya hay una llave de acceso para esta cuenta.',
  notAccepted: 'Esta llave de acceso no se ha aceptado, así que no se ha añadido ninguna. Inténtelo de nuevo.',

  name: 'Nombre',
  nameHint: 'Para que pueda distinguir sus llaves de acceso.',
  nameComplaint: 'Escriba un nombre de 60 caracteres como máximo.',
  save: 'Guardar el nombre',
  kept: {
    synced: 'Su gestor de contraseñas ha copiado esta llave de acceso en sus otros dispositivos.',
    notSyncedYet:
      'Su gestor de contraseñas puede copiar esta llave de acceso en sus otros dispositivos, pero todavía no lo ha hecho.',
    onOneDevice:
      'Esta llave de acceso está en un solo dispositivo. Si pierde ese dispositivo, se pierde también la llave.',
  },
  removeTitle: 'Eliminar esta llave de acceso',
  removeSentence:
    'Ya no iniciará sesión con ella y se cerrará su sesión en todos los demás lugares. Elimínela también de su dispositivo o gestor de contraseñas.',
  remove: 'Eliminar la llave de acceso',
  isLast:
    'Es su único segundo factor y su organización exige uno. Añada primero otra llave de acceso o una app de autenticación; después podrá eliminar esta.',
}
