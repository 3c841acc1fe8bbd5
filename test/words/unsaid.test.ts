import { readFileSync } from 'node:fs';
import { type NodePath, parseSync, traverse } from '@babel/core';
import { describe, expect, test } from 'vitest';
import { sources } from '../../scripts/extract-words.mjs';

/** Three words that begin like a sentence. */
const SENTENCE = /(?:^|[^\w-])[A-Z][a-z']+ [a-z']+ [a-z]+/;
const SAID = new Set(['t', 'jt', 'msgid', 'ngettext']);

/** What nobody but authors, or who works at the school, ever reads; it stays English. */
const FOR_AUTHORS = [
  /^src\/(author|zine|course|base\/source|words)\//,
  /^src\/commands\/(author-table|lint|try|rehearse|weaker)\.ts$/,
  /^src\/session\/typist\.ts$/,
  // What `npm test` asks for before it begins, and the words in a file that is gone at once.
  /^src\/doctor\/(report|machine)\.ts$/,
];

function isSaid(path: NodePath): boolean {
  const around = path.findParent((each) => {
    if (each.isTaggedTemplateExpression()) return each.get('tag').isIdentifier();
    if (each.isCallExpression()) return each.get('callee').isIdentifier({ name: 'ngettext' });
    // Errors of ours that are not for people: a bug, told as such.
    return each.isNewExpression() && each.get('callee').isIdentifier({ name: 'Error' });
  });
  if (around?.isTaggedTemplateExpression()) {
    const { tag } = around.node;
    return tag.type === 'Identifier' && SAID.has(tag.name);
  }
  return around !== null;
}

/** Sentences in a source that do not go through src/words, with their lines; and words that stand in JSX as they are. */
function unsaid(source: string): string[] {
  const found: string[] = [];
  const look = (path: NodePath, text: string) => {
    if (SENTENCE.test(text) && !text.includes('\n') && !isSaid(path))
      found.push(`${path.node.loc?.start.line}: ${text}`);
  };
  const parsed = parseSync(source, {
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
  });
  if (parsed === null) throw new Error('nothing to look at');
  traverse(parsed, {
    enter(path) {
      if (path.isStringLiteral()) look(path, path.node.value);
      else if (path.isTemplateLiteral())
        look(path, path.node.quasis.map((quasi) => quasi.value.cooked ?? '').join('…'));
      else if (path.isJSXText()) {
        const text = path.node.value.trim();
        if (/[A-Za-z]{2}/.test(text) && !/^(npx )?spy.school\b/i.test(text))
          found.push(`${path.node.loc?.start.line}: ${text}`);
      }
    },
  });
  return found;
}

describe('whatever people read goes through src/words', () => {
  test('in every file', { timeout: 60_000 }, () => {
    const root = new URL('../../', import.meta.url).pathname;
    const files = sources().filter(
      (file) => !FOR_AUTHORS.some((each) => each.test(file.slice(root.length))),
    );
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) =>
      unsaid(readFileSync(file, 'utf8')).map((each) => `${file.slice(root.length)}:${each}`),
    );
    expect(found).toEqual([]);
  });

  test('a sentence that does not would be found', () => {
    expect(unsaid("tell('The room is closed.')")).toHaveLength(1);
    expect(unsaid('tell(`The room ${name} is closed.`)')).toHaveLength(0);
    expect(unsaid('tell(`The room is ${name}.`)')).toHaveLength(1);
    expect(unsaid('const a = <Text>closed</Text>')).toHaveLength(1);
    expect(unsaid('tell(t`The room is closed.`)')).toHaveLength(0);
    expect(unsaid("throw new Error('The room is gone.')")).toHaveLength(0);
    expect(unsaid('code`The room is closed.`')).toHaveLength(1);
  });
});
