// Writes the licences of all that is bundled: theirs ask that their words go wherever their code goes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package's folder, the innermost one when a package brings a package of its own. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)\b/i;
const RULE = `\n${'-'.repeat(72)}\n`;

/** The packages that a bundle holds, from what esbuild knows about it, each once. */
export function packagesIn(metafiles) {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((input) => PACKAGE.exec(input)?.[0] ?? []);
  const packages = [...new Set(folders)].map(readPackage);
  const byName = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n'));
  const author = typeof about.author === 'string' ? about.author : about.author?.name;
  return { name: about.name, version: about.version, licence: about.license, author, texts };
}

/** Writes them into one file, each licence's text once. */
export function writeNotices(metafiles, file) {
  const byText = new Map();
  for (const each of packagesIn(metafiles)) {
    const text = each.texts.length > 0 ? each.texts.join('\n\n') : unwritten(each);
    byText.set(text, [...(byText.get(text) ?? []), `${each.name} ${each.version}`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(', ')}\n\n${text}\n`);
  const head =
    'Spy School is bundled with the following packages, under these licences.\nThe fonts in fonts/ have theirs beside them.\n';
  writeFileSync(file, [head, ...parts].join(RULE));
}

/** For a package without a licence file: what its package.json says. */
function unwritten({ name, licence, author }) {
  if (licence !== 'MIT') throw new Error(`${name}: no licence file, and not MIT but ${licence}`);
  return `Copyright (c) ${author ?? `the authors of ${name}`}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
