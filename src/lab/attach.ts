import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { ReadStream, WriteStream } from 'node:tty';
import { messageOf, SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';
import { Down, readMessages, shortSocketPath, wireLine } from './attach-wire.ts';
import { runningLabs } from './folder.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Joins the newest running lab of this school with this process's terminal, as one more shell; resolves when
 * that shell ends. The terminal is given back as it was however this ends.
 * Throws SpyError 'no-terminal', 'no-running-lab', or 'lab-failed' (the lab refused, or ended meanwhile).
 */
export async function attachToLab(schoolHome: string): Promise<void> {
  const { stdin, stdout } = process;
  if (!(stdin instanceof ReadStream) || !(stdout instanceof WriteStream))
    throw new SpyError(
      'no-terminal',
      t`A shell needs a terminal, and this is none.`,
      t`Run spy-school shell in a terminal window, without pipes.`,
    );
  const socket = await knock(schoolHome);
  const restore = () => {
    stdin.setRawMode(false);
  };
  const stop = () => {
    socket.destroy();
  };
  const sendSize = () => {
    if (socket.writable)
      socket.write(wireLine({ size: [stdout.columns || 80, stdout.rows || 24] }));
  };
  const send = (chunk: Buffer) => {
    if (socket.writable) socket.write(wireLine({ in: chunk.toString('base64') }));
  };
  let outcome: { exit: true } | { refused: string } | undefined;
  readMessages(socket, Down, (message) => {
    if ('out' in message) stdout.write(Buffer.from(message.out, 'base64'));
    else outcome = message;
  });
  socket.on('error', () => {});
  process.once('exit', restore);
  for (const signal of SIGNALS) process.once(signal, stop);
  stdin.setRawMode(true);
  stdin.on('data', send);
  stdout.on('resize', sendSize);
  try {
    sendSize();
    stdin.resume();
    await once(socket, 'close');
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    stdout.off('resize', sendSize);
    stdin.off('data', send);
    stdin.pause();
    restore();
    process.off('exit', restore);
  }
  if (outcome !== undefined && 'exit' in outcome) return;
  throw new SpyError(
    'lab-failed',
    outcome?.refused ?? t`The lab has ended.`,
    t`Open a chapter in spy-school again, or close another of its shells.`,
  );
}

/** Connects to the newest lab that answers. */
async function knock(schoolHome: string): Promise<Socket> {
  const failures: string[] = [];
  for (const { dir } of await runningLabs(schoolHome)) {
    const { path, free } = shortSocketPath(join(dir, 's'));
    const socket = connect(path);
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      failures.push(messageOf(error));
    } finally {
      free();
    }
  }
  const why = failures.join('; ');
  throw new SpyError(
    'no-running-lab',
    failures.length === 0 ? t`No chapter is open.` : t`No lab answers: ${why}`,
    t`Start spy-school in another terminal and open a chapter; then run spy-school shell again.`,
  );
}
