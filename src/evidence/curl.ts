import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Simple, Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

const REFUSED = /^curl: \(7\) Failed to connect to (\S+) port (\d+)/m;
const FAILED = /^curl: \((\d+)\) (.*)$/m;

const LISTENING = code('ss -tln');
const HELP = code('-h');
const HEADER = code("-H 'Name: value'");
const PLAIN_HTTP = code('http://');
const TRUSTING = code('-k');

/** Whether a simple command runs curl, be it under strace. */
export function runsCurl({ words }: Simple): boolean {
  return words.some((word) => posix.basename(word) === 'curl');
}

/** Why curl got no answer, in plain words. */
export function curlSetback(
  { output, exit, text }: CommandObservation,
  { simple }: Understood,
): string | undefined {
  const curl = simple.find(runsCurl);
  if (!curl) return undefined;
  const said = bothEnds(output);
  const [, host = '', port = ''] = REFUSED.exec(said) ?? [];
  if (port === '80' && !/:80\b/.test(text))
    return t`Nobody listens at port 80, which curl takes when the address names none. The port stands behind the host, after a colon.`;
  const server = cleanLine(host, 60);
  if (port !== '')
    return t`Nobody listens at port ${port} of ${server}. Which port is it? ${LISTENING} lists those where somebody listens.`;
  const [, number, words = ''] = FAILED.exec(said) ?? [];
  if (number !== undefined) return byNumber(Number(number), words);
  if (exit === 130 || (exit !== 0 && /\^C\s*$/.test(said)))
    return t`You stopped curl before its answer came. Let it finish: it may take its time.`;
  if (/^Invalid category provided/m.test(said))
    return t`${HELP} asks curl for help. A header wants a capital letter: ${HEADER}.`;
  if (/^curl: (?:try|no URL specified)/m.test(said))
    return t`curl wants to know where to go: put an address behind it.`;
  return undefined;
}

function byNumber(number: number, words: string): string | undefined {
  const said = cleanLine(words, 80);
  switch (number) {
    case 3:
      return t`curl could not read that as an address. It looks like ${PLAIN_HTTP}, a host, a colon, and the port's number.`;
    case 6:
      return t`curl knows no host of that name: ${said}. Is it spelled right, and is the header in quotes?`;
    case 28:
      return t`curl was told to wait no longer, and no answer had come.`;
    case 35:
      return /wrong version number|record overflow|packet length/.test(words)
        ? t`That server speaks plain HTTP. Write ${PLAIN_HTTP} without the s.`
        : undefined;
    case 52:
    case 56:
      return t`Somebody took the call and hung up without an answer.`;
    case 60:
      return t`curl does not trust that server's certificate. ${TRUSTING} goes on all the same.`;
    default:
      return undefined;
  }
}
