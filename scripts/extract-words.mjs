// What src says through src/words/words.ts, found by ttag's own plugin for Babel.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@babel/core';
import { po } from 'gettext-parser';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const SAID = ['t', 'jt', 'ngettext', 'msgid'];

/** The source files of src. */
export function sources() {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => join(SRC, name));
}

let all;

/**
 * All that is said, as gettext-parser's entries, with the files that say it. Throws where ttag refuses a template, and says
 * where it stands.
 */
export function said() {
  // Babel keeps one instance of the plugin, so it can be asked once.
  all ??= extract();
  return all;
}

function extract() {
  const scratch = mkdtempSync(join(tmpdir(), 'spy-words-'));
  try {
    const output = join(scratch, 'said.pot');
    const plugins = [['ttag', { extract: { output, location: 'file' }, discover: SAID }]];
    for (const file of sources()) {
      const source = readFileSync(file, 'utf8');
      if (!/words\/words\.ts'/.test(source)) continue;
      transformSync(source, {
        filename: file,
        cwd: SRC,
        configFile: false,
        babelrc: false,
        code: false,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins,
      });
    }
    const { '': _, ...entries } = po.parse(readFileSync(output)).translations[''];
    return Object.values(entries).map((entry) => ({
      ...entry,
      files: filesOf(entry.comments?.reference ?? ''),
    }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The plugin names files from where the process stands. */
function filesOf(reference) {
  return reference.split('\n').map((file) => relative(SRC, resolve(file)));
}

/** Which catalog holds what a file below src says: `ui-chapter` for ui/chapter/Help.tsx, `start` for what stands in src itself. */
export function catalogNameOf(file) {
  return file.split('/').slice(0, -1).slice(0, 2).join('-') || 'start';
}
