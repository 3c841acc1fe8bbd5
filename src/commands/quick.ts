import { writeSync } from 'node:fs';
import { errnoOf } from '../base/errors.ts';
import { debugging } from '../base/log.ts';
import { version } from '../base/version.ts';
import { withoutLang } from '../words/language.ts';
import { chapters } from './chapters.ts';
import { writtenHelp } from './help-text.ts';
import { progress } from './progress.ts';

/**
 * Answers what is asked most often, if all is as usual: the course as the build read it, a journal without damage.
 * False when it did not; then nothing was written, and the whole program is to be asked, which knows about everything.
 */
export async function quickly(args: readonly string[]): Promise<boolean> {
  const answer = answerTo(withoutLang(args));
  if (answer === undefined || debugging()) return false;
  let text = '';
  const keep = (part: string) => {
    text += part;
  };
  try {
    await answer(keep);
  } catch {
    return false;
  }
  tell(text);
  return true;
}

/** To stdout, without the stream, which takes longer to open than all the rest together. */
function tell(text: string): void {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
  } catch (error) {
    // A pipe that is full now will have room; one that was closed early (`| head`), now or then, is no fault.
    if (errnoOf(error) === 'EPIPE') return;
    process.stdout.on('error', () => {});
    process.stdout.write(rest);
  }
}

type Write = (text: string) => void;

function answerTo([word, option, ...more]: readonly string[]) {
  if (more.length > 0 || (option !== undefined && option !== '--json')) return undefined;
  const options = { json: option === '--json' };
  switch (word) {
    case 'chapters':
      return (write: Write) => chapters(options, write);
    case 'progress':
      return (write: Write) => progress(options, write);
    case '-V':
    case '--version':
      return option === undefined ? async (write: Write) => write(`${version()}\n`) : undefined;
    case '-h':
    case '--help':
      return option === undefined ? async (write: Write) => write(writtenHelp()) : undefined;
    default:
      return undefined;
  }
}
