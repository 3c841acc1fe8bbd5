import { isRoot, NOBODY } from '../../test/e2e/program.ts';

/** One kind of learner and machine that the course must work for. */
export interface Profile {
  readonly name: string;
  /** Who runs it; undefined is whoever runs this. */
  readonly user: number | undefined;
  /** What `spy-school rehearse` is told besides. */
  readonly options: readonly string[];
  /** Seeds when nobody asks for another number. */
  readonly seeds: number;
}

/** The three kinds, the strongest first. Only root can be somebody else for two of them. */
export function profiles(): Profile[] {
  const ordinary = isRoot ? NOBODY : undefined;
  return [
    {
      name: isRoot ? 'root' : 'this user',
      user: undefined,
      options: [],
      seeds: 5,
    },
    {
      name: isRoot ? 'an ordinary user' : 'this user again',
      user: ordinary,
      options: [],
      seeds: 2,
    },
    {
      name: `${isRoot ? 'an ordinary' : 'this'} user, no sandbox, attaching forbidden`,
      user: ordinary,
      options: ['--no-sandbox', '--without', 'traceAttach,perf'],
      seeds: 2,
    },
  ];
}
