/** The results of checks in words: what was seen, what it means and what to do next. */
import type { CheckName, ShownCheck } from './guide-props.ts'

type Detail = NonNullable<ShownCheck['last']>['detail']
export type CheckSentences = { title: string; sentence: string }

export const checkTitles: Record<CheckName, string> = {
  'help-center': 'Help Center',
  'secret-shape': 'Length and shape',
  'secret-unique': 'Used by no other app',
  'secret-signs': 'Signs a trial token',
  'endpoint-reachable': 'Our own address',
  'clock-skew': 'Clocks',
}

/** `place`: where it was looked; a code of a later Latchkey has no words here and says so. */
export function checkWords(
  code: string,
  detail: Detail,
  place: { helpCenter: string; publicUrl: string },
): CheckSentences {
  const words = sentences[code]
  return (
    words?.(detail, place) ?? {
      title: 'Not understood',
      sentence: `This result (${code}) has no words here. Check again.`,
    }
  )
}

type Words = (detail: Detail, place: { helpCenter: string; publicUrl: string }) => CheckSentences

const say =
  (title: string, sentence: string): Words =>
  () => ({ title, sentence })

const sentences: Readonly<Record<string, Words>> = {
  'help-center-answers': say('The Help Center answers', 'End users have somewhere to land after they sign in.'),
  'help-center-asks-to-sign-in': say(
    'The Help Center asks to sign in',
    'It is there, and shows itself to people who are signed in.',
  ),
  'help-center-not-found': (_detail, { helpCenter }) => ({
    title: 'The Help Center is “Not Found” (404)',
    sentence: `End users would be signed in and then stand before an error page. Activate the Help Center in Zendesk, open ${helpCenter} yourself, and check again.`,
  }),
  'help-center-elsewhere': ({ host }, { helpCenter }) => ({
    title: 'The Help Center sends visitors elsewhere',
    sentence: `${helpCenter} leads to ${host ?? 'another place'}, which is neither this account nor one of the app’s further hosts. Open it in a browser: if that is your help centre’s own address, add it to the app’s hosts; if not, the Help Center may be closed.`,
  }),
  'help-center-status': ({ status }, { helpCenter }) => ({
    title: 'The answer says neither yes nor no',
    sentence: `${helpCenter} answered with status ${status ?? 'unknown'}, as services do that keep machines out. Open it in a browser and see for yourself.`,
  }),
  'help-center-silent': ({ because }, { helpCenter }) => ({
    title: 'No answer',
    sentence: `${helpCenter}: ${silences[String(because)] ?? 'it could not be reached from here'}. Open it in a browser and see for yourself.`,
  }),

  'secret-missing': say('There is no secret yet', 'Enter the one that Zendesk shows, then check again.'),
  'secret-shut': say(
    'The stored secret does not open',
    'The key it was sealed under is not among the keys in force, or it was changed outside of Latchkey. Put the key back (SECRET_KEYS, or the file secret-keys in the data folder), or enter the shared secret again.',
  ),
  'secret-as-issued': say('As Zendesk issues them', 'It has 48 letters and digits.'),
  'secret-unusual': say(
    'An unusual shape',
    'Zendesk issues 48 letters and digits; the one stored is different, though long enough. Copy it from Zendesk again if sign-ins fail with “JWT signature invalid”.',
  ),
  'secret-weak': say(
    'It can be guessed',
    'The stored secret is too short or follows a pattern. Whoever guesses it can sign in to Zendesk as anyone. Have Zendesk issue a new one and enter that.',
  ),
  'secret-its-own': say('No other app has it', 'A token for this account opens no other one registered here.'),
  'secret-shared': say(
    'Another app has the same secret',
    'A token made for one account would open the other. Create a configuration with a secret of its own in Zendesk, and enter that here.',
  ),
  'secret-signs': say(
    'A trial token passed',
    'It was made with the stored secret and read by the rules Zendesk documents. Whether Zendesk holds the same secret only a first sign-in can show.',
  ),
  'token-refused': say(
    'A trial token was refused',
    'A token made with the stored secret breaks the rules Zendesk documents. Enter the shared secret again.',
  ),

  'endpoint-answers': (_detail, { publicUrl }) => ({
    title: 'It answers over https, seen from here',
    sentence: `${publicUrl} reached this Latchkey, with a certificate that is accepted. A look from inside cannot show that others reach it too: try it from outside once, as described above.`,
  }),
  'endpoint-practice': (_detail, { publicUrl }) => ({
    title: 'It answers, which is enough for practice',
    sentence: `${publicUrl} reached this Latchkey. The practice Zendesk takes any address; the real one takes public https addresses only.`,
  }),
  'endpoint-not-https': (_detail, { publicUrl }) => ({
    title: 'This address is not https',
    sentence: `Zendesk refuses ${publicUrl}, and passwords would travel in the open. Put a proxy with a certificate in front, set PUBLIC_URL to its https address and restart Latchkey.`,
  }),
  'endpoint-not-public': ({ host }) => ({
    title: 'This address is good on this machine or network only',
    sentence: `Zendesk refuses ${host ?? 'it'}, and nobody outside could follow it. Give Latchkey a public name, set PUBLIC_URL to its https address and restart Latchkey.`,
  }),
  'endpoint-certificate': (_detail, { publicUrl }) => ({
    title: 'The certificate is not accepted here',
    sentence: `${publicUrl} answers with a certificate that this machine does not trust: out of date, for another name, or without its chain. Browsers may refuse it as well. Open it in one, and mend the certificate.`,
  }),
  'endpoint-status': ({ status }, { publicUrl }) => ({
    title: 'Something answers, but not as it should',
    sentence: `${publicUrl}/healthz answered with status ${status ?? 'unknown'}. See that the proxy passes every path on to Latchkey.`,
  }),
  'endpoint-somebody-else': (_detail, { publicUrl }) => ({
    title: 'Something else answers there',
    sentence: `${publicUrl}/healthz did not say “ok”. See that the name leads to the proxy in front of Latchkey, and nowhere else.`,
  }),
  'endpoint-silent': ({ because }, { publicUrl }) => ({
    title: 'It could not be reached from here',
    sentence: `${publicUrl}: ${silences[String(because)] ?? 'no answer'}. Many networks do not let a server reach itself by its public name, so this may mean nothing. Try it from outside, as described above.`,
  }),

  'clock-right': ({ seconds }) => ({
    title: 'The clocks agree',
    sentence: `${apart(seconds)}. Zendesk refuses tokens that are more than three minutes off.`,
  }),
  'clock-off': ({ seconds }) => ({
    title: 'The clocks drift apart',
    sentence: `${apart(seconds)}. At three minutes Zendesk refuses every token. Switch time synchronisation (NTP) on where Latchkey runs.`,
  }),
  'clock-wrong': ({ seconds }) => ({
    title: 'The clocks are too far apart',
    sentence: `${apart(seconds)}. Zendesk refuses tokens that are more than three minutes off, so nobody gets in. Set the clock of the machine Latchkey runs on, and switch time synchronisation (NTP) on.`,
  }),
  'clock-not-told': say('Zendesk did not tell the time', 'Its answer had no usable Date header. Check again later.'),
  'clock-silent': ({ because }) => ({
    title: 'No answer, so no time to compare',
    sentence: `Zendesk: ${silences[String(because)] ?? 'it could not be reached from here'}. See that this machine may open https connections to the outside, or compare its clock by hand.`,
  }),
}

const silences: Readonly<Record<string, string>> = {
  'not-configured': 'this address is not one Latchkey is configured for',
  timeout: 'it did not answer within eight seconds',
  'unknown-host': 'its name is not known here',
  refused: 'the connection was refused',
  certificate: 'its certificate is not accepted here',
  'too-large': 'its answer was larger than anything expected',
  unreachable: 'it could not be reached from here',
}

function apart(given: string | number | undefined): string {
  const seconds = Number(given)
  if (Math.abs(seconds) <= 1) return 'They are not more than a second or two apart'
  return `This machine is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'behind' : 'ahead of'} Zendesk`
}
