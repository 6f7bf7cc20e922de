/** What people call our columns in the six languages of Latchkey, as programs write them into the first line of an export. */

/** Compared without case, accents, blanks and punctuation. The first target whose word fits wins. */
export const headerWords: readonly (readonly [target: string, words: readonly string[]])[] = [
  [
    'external_id',
    [
      ...['external id', 'id', 'member id', 'member number', 'membership number', 'customer number', 'user id', 'uuid'],
      ...[
        'mitgliedsnummer',
        'mitglied nr',
        'mitgliedsnr',
        'mitglieds id',
        'kundennummer',
        'personalnummer',
        'externe id',
      ],
      ...[
        'numero d adherent',
        'numero adherent',
        'numero de membre',
        'identifiant',
        'numero client',
        'identifiant externe',
      ],
      ...['numero de socio', 'id externo', 'identificador', 'numero de cliente', 'n socio'],
      ...['lidnummer', 'lid nr', 'klantnummer', 'extern id', 'personeelsnummer'],
      ...['会員番号', '会員id', '顧客番号', '社員番号', '外部id'],
    ],
  ],
  [
    'email_verified',
    [
      ...['email verified', 'verified', 'email confirmed', 'email bestatigt', 'bestatigt', 'email verifiziert'],
      ...['email verifie', 'adresse verifiee', 'email confirme', 'correo verificado', 'email verificado', 'verificado'],
      ...['e mail bevestigd', 'geverifieerd', 'bevestigd', 'メール確認済み', '確認済み'],
    ],
  ],
  [
    'email',
    [
      ...['email', 'e mail', 'mail', 'email address', 'e mail address', 'primary email', 'work email'],
      ...['email adresse', 'e mail adresse', 'mailadresse', 'courriel', 'adresse electronique', 'adresse email'],
      ...['correo', 'correo electronico', 'direccion de correo', 'e mailadres', 'emailadres', 'mailadres'],
      ...['メール', 'メールアドレス', 'eメール', '電子メール'],
    ],
  ],
  [
    'name',
    [
      ...['name', 'full name', 'display name', 'member name', 'complete name'],
      ...['vollstandiger name', 'anzeigename', 'vor und nachname', 'mitgliedsname'],
      ...['nom', 'nom complet', 'nom et prenom', 'prenom et nom', 'nombre', 'nombre completo', 'nombre y apellidos'],
      ...['naam', 'volledige naam', 'weergavenaam', '名前', '氏名', 'お名前', '表示名'],
    ],
  ],
  [
    'username',
    [
      ...['username', 'user name', 'login', 'login name', 'account', 'account name', 'benutzername', 'anmeldename'],
      ...[
        'benutzer',
        'nom d utilisateur',
        'utilisateur',
        'usuario',
        'nombre de usuario',
        'gebruikersnaam',
        'gebruiker',
      ],
      ...['inlognaam', 'ユーザー名', 'ログイン名', 'ユーザid'],
    ],
  ],
  [
    'phone',
    [
      ...['phone', 'phone number', 'telephone', 'mobile', 'mobile phone', 'cell', 'telefon', 'telefonnummer', 'handy'],
      ...[
        'mobil',
        'mobiltelefon',
        'rufnummer',
        'telefone',
        'numero de telephone',
        'portable',
        'tel',
        'telefono',
        'movil',
      ],
      ...['numero de telefono', 'celular', 'telefoon', 'telefoonnummer', 'mobiel', '電話', '電話番号', '携帯電話'],
    ],
  ],
  [
    'organization',
    [
      ...['organization', 'organisation', 'company', 'organization name', 'firma', 'unternehmen', 'verein', 'societe'],
      ...['entreprise', 'organizacion', 'empresa', 'organisatie', 'bedrijf', '組織', '会社', '会社名', '所属'],
    ],
  ],
  [
    'locale',
    [...['locale', 'language', 'preferred language', 'sprache', 'langue', 'idioma', 'lengua', 'taal', '言語']],
  ],
  [
    'staff',
    [
      ...['staff', 'is staff', 'agent', 'employee', 'mitarbeiter', 'personal', 'mitarbeitende', 'personnel', 'equipe'],
      ...['salarie', 'empleado', 'medewerker', 'personeel', 'スタッフ', '職員'],
    ],
  ],
  ['active', [...['active', 'is active', 'enabled', 'aktiv', 'actif', 'activo', 'actief', '有効', 'アクティブ']]],
  ['password_hash', [...['password hash', 'passwordhash', 'passwort hash', 'kennwort hash', 'hash']]],
  [
    'password',
    [...['password', 'passwort', 'kennwort', 'mot de passe', 'contrasena', 'clave', 'wachtwoord', 'パスワード']],
  ],
]
