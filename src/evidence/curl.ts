import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { code } from './code.ts';
import type { Simple, Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

const REFUSED = /^curl: \(7\) Failed to connect to (\S+) port (\d+)/m;
const FAILED = /^curl: \((\d+)\) (.*)$/m;

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
  if (port !== '')
    return port === '80' && !/:80\b/.test(text)
      ? `Nobody listens at port 80, which curl takes when the address names none. The port stands behind the host, after a colon.`
      : `Nobody listens at port ${port} of ${cleanLine(host, 60)}. Which port is it? ${code('ss -tln')} lists those where somebody listens.`;
  const [, number, words = ''] = FAILED.exec(said) ?? [];
  if (number !== undefined) return byNumber(Number(number), words);
  if (exit === 130 || (exit !== 0 && /\^C\s*$/.test(said)))
    return 'You stopped curl before its answer came. Let it finish: it may take its time.';
  if (/^Invalid category provided/m.test(said))
    return `${code('-h')} asks curl for help. A header wants a capital letter: ${code("-H 'Name: value'")}.`;
  if (/^curl: (?:try|no URL specified)/m.test(said))
    return 'curl wants to know where to go: put an address behind it.';
  return undefined;
}

function byNumber(number: number, words: string): string | undefined {
  switch (number) {
    case 3:
      return `curl could not read that as an address. It looks like ${code('http://')}, a host, a colon, and the port's number.`;
    case 6:
      return `curl knows no host of that name: ${cleanLine(words, 80)}. Is it spelled right, and is the header in quotes?`;
    case 28:
      return 'curl was told to wait no longer, and no answer had come.';
    case 35:
      return /wrong version number|record overflow|packet length/.test(words)
        ? `That server speaks plain HTTP. Write ${code('http://')} without the s.`
        : undefined;
    case 52:
    case 56:
      return 'Somebody took the call and hung up without an answer.';
    case 60:
      return `curl does not trust that server's certificate. ${code('-k')} goes on all the same.`;
    default:
      return undefined;
  }
}
