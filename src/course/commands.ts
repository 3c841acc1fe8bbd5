import { codeBlocks, lex } from '../markdown/tokens.ts';

const SHELLS = new Set(['sh', 'bash', 'shell', 'console']);

function ofBlock(text: string, language: string): string[] {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  // With prompts in it, the rest is what the commands printed.
  const prompted = language === 'console' || lines.some((line) => line.startsWith('$ '));
  return lines
    .filter((line) => !prompted || line.startsWith('$ '))
    .map((line) => line.replace(/^\$ /, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * The commands that a text shows, in order: the lines of its sh, bash, shell and console blocks, without
 * `$ ` and without comments. Inline code is not a command. Pure; never throws.
 */
export function commandsIn(markdown: string): string[] {
  return codeBlocks(lex(markdown)).flatMap((block) => {
    const language = block.lang?.trim().split(/\s/)[0] ?? '';
    return SHELLS.has(language) ? ofBlock(block.text, language) : [];
  });
}
