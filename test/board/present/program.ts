import { present } from '../../../src/commands/present.ts';

// Run in a pty by present.test.ts: the command as cli.ts runs it.
const [chapter = '', ...rest] = process.argv.slice(2);
const step = rest.find((word) => word !== '--notes');
const code = await present(chapter, { notes: rest.includes('--notes'), step });
process.stdout.write(`it ended with ${code}\n`);
process.exitCode = code;
// As cli.ts does it for a terminal that was closed.
if (code === 129) process.kill(process.pid, 'SIGKILL');
