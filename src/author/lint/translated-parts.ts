import type { Fault } from '../../base/source/problem.ts';
import { commandsIn } from '../../course/commands.ts';
import { codeBlocks, codeSpans, lex } from '../../markdown/tokens.ts';

/** What must be the same in a text and in its translation: code, commands, values that are filled in. */
export function partFaults(what: string, own: string, words: string, line: number): Fault[] {
  const blocks = (text: string) => codeBlocks(lex(text)).map(({ lang }) => lang ?? '');
  const values = (text: string) => text.match(/\{\{\w+\}\}/g) ?? [];
  return [
    ...differences(what, 'code', codeSpans(own), codeSpans(words)),
    ...differences(what, 'value', values(own), values(words)),
    ...differences(what, 'command', commandsIn(own), commandsIn(words)),
    ...(String(blocks(own)) === String(blocks(words))
      ? []
      : [`${what}: its blocks of code are not those of chapter.md`]),
  ].map((message) => ({ line, message }));
}

function differences(
  what: string,
  kind: string,
  own: readonly string[],
  words: readonly string[],
): string[] {
  const lacks = [...new Set(own)].filter((each) => !words.includes(each));
  const strange = [...new Set(words)].filter((each) => !own.includes(each));
  return [
    ...lacks.map((each) => `${what}: the ${kind} ${each} of chapter.md is missing`),
    ...strange.map((each) => `${what}: the ${kind} ${each} is not in chapter.md`),
  ];
}
