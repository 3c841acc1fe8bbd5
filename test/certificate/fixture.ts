import { type Certificate, certificateOf } from '../../src/certificate/certificate.ts';
import type { Graduated } from '../../src/journal/graduation.ts';

/** Somebody who has closed four cases. */
export const GRADUATED: Graduated = {
  kind: 'graduated',
  at: '2026-11-22T12:00:00Z',
  cases: [
    { id: 'a', title: 'Wizard School', at: '2026-11-20T12:00:00Z' },
    { id: 'b', title: 'The Case of the Mystery Config File', at: '2026-11-20T12:00:00Z' },
    { id: 'c', title: 'The Case of the French Website', at: '2026-11-21T12:00:00Z' },
    { id: 'd', title: 'The Case of the Slow Program', at: '2026-11-22T12:00:00Z' },
  ],
  tasks: 41,
  unaided: 38,
  evidence: 19,
  predictions: 7,
  hints: 5,
  commands: [
    'strace -f -e trace=openat bash -i -c exit',
    'ltrace ./parrot',
    'ngrep -d lo -W byline port 5000',
    'sudo tcpdump -A -i lo',
    'tshark -r breakfast.pcap',
    'strace -o t curl -H "Accept-Language: en" localhost:5000',
    'time ./slow',
    'cat /proc/123/stack',
    'pgrep -f slow | head -1',
    'python3 -m cProfile -s tottime slow.py',
    'lsof -p 12',
    'pidstat -d 1',
    'strace -c ./x 2>&1 | grep write',
  ],
};

export function certificate(name = '', change: Partial<Graduated> = {}): Certificate {
  return certificateOf({ ...GRADUATED, ...change }, { name, timeZone: 'UTC' });
}
