// What the school says in other languages: src/words/<language>/<folder>.po, the files of gettext, for any editor of such files.
//   node scripts/build-words.mjs [FOLDER...]
// looks through src for what is said and brings the files (all, or those named: ui-chapter, say) up to date: what is new stands there
// with an empty msgstr, what is said no more is gone.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { po } from 'gettext-parser';
import { catalogNameOf, said } from './extract-words.mjs';

const WORDS = fileURLToPath(new URL('../src/words/', import.meta.url));
const PLURALS = { fr: 'nplurals=2; plural=(n > 1);' };

const { code } = transformSync(readFileSync(join(WORDS, 'typeset.ts'), 'utf8'), { loader: 'ts' });
const { typeset } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** Every language but English. */
export const OTHERS = Object.keys(PLURALS);

/** A language's files, by folder: entries of gettext-parser by message id. */
export function catalogs(language) {
  const folder = join(WORDS, language);
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.po'))
    : [];
  return new Map(
    names.sort().map((name) => {
      const { '': _, ...entries } = po.parse(readFileSync(join(folder, name))).translations[''];
      return [name.slice(0, -'.po'.length), entries];
    }),
  );
}

/** What the program reads: a text for words.<language>.json. What is not translated is left out, and then said in English. */
export function catalogOf(language) {
  const messages = {};
  for (const entries of catalogs(language).values())
    for (const { msgid, msgstr, comments } of Object.values(entries))
      if (msgstr.every((text) => text !== '') && !comments?.flag?.includes('fuzzy'))
        messages[msgid] = msgstr.map((text) => typeset(text, language));
  // With its language ttag knows the plurals by itself; else it would make a function of text, which no board may (CSP).
  const headers = { language, 'plural-forms': PLURALS[language] };
  return JSON.stringify({ charset: 'utf-8', headers, contexts: { '': messages } });
}

function update(language, only) {
  const known = catalogs(language);
  const translated = new Map();
  for (const entries of known.values())
    for (const { msgid, msgstr } of Object.values(entries))
      if (msgstr.every((text) => text !== '')) translated.set(msgid, msgstr);
  const fresh = new Map();
  for (const { files, msgid, msgid_plural, msgstr } of said())
    for (const name of new Set(files.map(catalogNameOf))) {
      const entries = fresh.get(name) ?? {};
      entries[msgid] = {
        ...(msgid_plural === undefined ? { msgid } : { msgid, msgid_plural }),
        msgstr: translated.get(msgid) ?? msgstr,
        comments: {
          ...known.get(name)?.[msgid]?.comments,
          reference: files.filter((file) => catalogNameOf(file) === name).join('\n'),
        },
      };
      fresh.set(name, entries);
    }
  const all = new Set([...known.keys(), ...fresh.keys()]);
  for (const name of only.length === 0 ? all : only) {
    const file = join(WORDS, language, `${name}.po`);
    const entries = fresh.get(name);
    if (entries === undefined) rmSync(file, { force: true });
    else writeFileSync(file, compiled(language, entries));
  }
}

function compiled(language, entries) {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    Language: language,
    'Plural-Forms': PLURALS[language],
  };
  const table = { charset: 'utf-8', headers, translations: { '': entries } };
  const sort = (a, b) => compare(a.comments.reference, b.comments.reference);
  return po.compile(table, { foldLength: 0, sort });
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const language of OTHERS) update(language, process.argv.slice(2));
