/** What pages about the second factor say, in the languages of members: one entry a sentence. */

export type SecondFactorWords = {
  /** Asking for it: at the sign-in, and later before something dangerous. */
  ask: {
    title: string
    problemTitle: string
    /** At the sign-in, after the password. */
    oneMore: string
    code: string
    codeHint: string
    goOn: string
    remember: (days: number) => string
    rememberHint: string
    useRecoveryCode: string
    recoveryCode: string
    recoveryCodeHint: string
    lost: string
    startAgain: string
    blank: string
    wrongCode: string
    wrongRecoveryCode: string
    throttled: (seconds: number) => string
  }
  prove: {
    /** Before a hand-off, long after the last proof. */
    again: string
    /** Before something dangerous that was sent already. */
    dangerous: string
    password: string
    blankPassword: string
    wrongPassword: string
    confirm: string
    nothingChanged: string
  }
  home: {
    title: string
    lead: string
    required: string
    requiredLead: string
    choose: string
    yours: string
    totp: string
    totpNote: string
    totpSetUp: string
    passkeys: string
    passkeysNote: string
    passkeysSetUp: (count: number) => string
    codes: string
    codesLeft: (count: number) => string
    codeUsed: string
    codeUsedLead: (left: number) => string
    removed: string
    goOn: string
    back: string
  }
  totp: {
    title: string
    problemTitle: string
    lead: string
    signsOut: string
    replaces: string
    stale: string
    scan: string
    scanHint: string
    onThisDevice: string
    key: string
    copy: string
    copyWhat: string
    copied: string
    pressKeys: string
    notCopied: string
    thenType: string
    wrongCode: string
    confirm: string
    remove: string
    removeLead: string
    removeButton: string
    cannotRemove: string
    back: string
  }
  codes: {
    title: string
    lead: string
    left: (count: number) => string
    noneLeft: string
    factorFirst: string
    setUp: string
    make: string
    makeLead: string
    newTitle: string
    added: string
    once: string
    keep: string
    file: string
    download: string
    print: string
    kept: string
  }
}
