/** Hashes with their passwords, as those published them who defined the formats. */

const drepper = 'akkadia.org/drepper/SHA-crypt.txt'
const hashcat = 'hashcat.net/wiki, example hashes'
const passlib = 'passlib.readthedocs.io'
const long = 'a very much longer text to encrypt.  This one even stretches over morethan one line.'

/** Format, where the vector is from, password, stored hash. */
export const vectors = [
  [
    'Argon2i, version 16',
    'phc-winner-argon2 test.c',
    'password',
    '$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ',
  ],
  [
    'Argon2id',
    'phc-winner-argon2 test.c',
    'password',
    '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc',
  ],
  [
    'bcrypt',
    'openwall crypt_blowfish wrapper.c',
    'U*U',
    '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
  ],
  [
    'bcrypt 2y',
    'openwall crypt_blowfish wrapper.c',
    'U*U',
    '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
  ],
  [
    'scrypt',
    `${passlib} hash.scrypt`,
    'password',
    '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E',
  ],
  [
    'scrypt $7$',
    'escrypt tests.c; the key is that of RFC 7914, section 12',
    'pleaseletmein',
    '$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D',
  ],
  [
    'Firebase scrypt',
    'github.com/firebase/scrypt README',
    'user1password',
    '$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  ],
  [
    'Django sha256',
    'django tests/auth_tests/test_hashers.py',
    'lètmein',
    'pbkdf2_sha256$1000000$seasalt$r1uLUxoxpP2Ued/qxvmje7UH9PUJBkRrvf9gGPL7Cps=',
  ],
  [
    'Django sha256',
    `${passlib} hash.django_pbkdf2_sha256`,
    'password',
    'pbkdf2_sha256$10000$s1w0UXDd00XB$+4ORmyvVWAQvoAEWlDgN34vlaJx1ZTZpa1pCSRey2Yk=',
  ],
  [
    'Django sha1',
    'django tests/auth_tests/test_hashers.py',
    'lètmein',
    'pbkdf2_sha1$1000000$seasalt2$3R9hvSAiAy5ARspAFy5GJ/2rjXo=',
  ],
  [
    'passlib sha1',
    'RFC 6070, 4096 rounds',
    'password',
    `$pbkdf2$4096$c2FsdA$${Buffer.from('4b007901b765489abead49d926f721d065a429c1', 'hex').toString('base64').replace('+', '.').replace('=', '')}`,
  ],
  [
    'passlib sha256',
    `${passlib} hash.pbkdf2_sha256`,
    'password',
    '$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44',
  ],
  [
    'passlib sha512',
    hashcat,
    'hashcat',
    '$pbkdf2-sha512$25000$LyWE0HrP2RsjZCxlDGFMKQ$1vC5Ohk2mCS9b6akqsEfgeb4l74SF8XjH.SljXf3dMLHdlY1GK9ojcCKts6/asR4aPqBmk74nCDddU3tvSCJvw',
  ],
  [
    'ASP.NET Identity 2',
    'aspnet/Identity PasswordHasherTest.cs',
    'my password',
    'AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg==',
  ],
  [
    'ASP.NET Identity 3',
    'aspnet/Identity PasswordHasherTest.cs',
    'my password',
    'AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==',
  ],
  [
    'ASP.NET Identity 3, SHA-1 and 8 bytes of salt',
    'aspnet/Identity PasswordHasherTest.cs',
    'my password',
    'AQAAAAAAAAD6AAAAEAhftMyfTJylOlZT+eEotFXd1elee8ih5WsjXaR3PA9M',
  ],
  [
    'ASP.NET Identity 3, 250000 rounds and 32 bytes of salt',
    'aspnet/Identity PasswordHasherTest.cs',
    'my password',
    'AQAAAAEAA9CQAAAAIESkQuj2Du8Y+kbc5lcN/W/3NiAZFEm11P27nrSN5/tId+bR1SwV8CO1Jd72r4C08OLvplNlCDc3oQZ8efcW+jQ=',
  ],
  ['phpass', 'openwall.com/phpass test.php', 'test12345', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
  ['phpass of phpBB 3', hashcat, 'hashcat', '$H$984478476IagS59wHZvyQMArzfx58u.'],
  ['Drupal 7', hashcat, 'hashcat', '$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf'],
  ['sha256-crypt', drepper, 'Hello world!', '$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5'],
  [
    'sha256-crypt, rounds',
    drepper,
    'Hello world!',
    '$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA',
  ],
  ['sha256-crypt, long', drepper, long, '$5$rounds=1400$anotherlongsalts$Rx.j8H.h8HjEDGomFU8bDkXm3XIUnzyxf12oP84Bnq1'],
  [
    'sha512-crypt',
    drepper,
    'Hello world!',
    '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  ],
  [
    'sha512-crypt, rounds',
    drepper,
    'Hello world!',
    '$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.',
  ],
  ['md5-crypt', hashcat, 'hashcat', '$1$28772684$iEwNOgGugqO9.bIz5sk8k/'],
  ['md5-crypt of Apache', hashcat, 'hashcat', '$apr1$71850310$gh9m4xcAn3MGxogwX/ztb.'],
  ['md5-crypt in a directory', hashcat, 'hashcat', '{CRYPT}$1$28772684$iEwNOgGugqO9.bIz5sk8k/'],
  ['{SHA}', 'RFC 2307 and SHA-1', 'password', '{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g='],
  ['{SSHA}', hashcat, 'hashcat', '{SSHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng=='],
  ['{SSHA256}', hashcat, 'hashcat', '{SSHA256}OZiz0cnQ5hgyel3Emh7NCbhBRCQ+HVBwYplQunHYnER7TLuV'],
  [
    '{SSHA512}',
    hashcat,
    'hashcat',
    '{SSHA512}ALtwKGBdRgD+U0fPAy31C28RyKYx7+a8kmfksccsOeLknLHv2DBXYI7TDnTolQMBuPkWDISgZr2cHfnNPFjGZTEyNDU4OTkw',
  ],
] as const
