// What esbuild does to packages so that the program starts fast. Each throws when a package no longer looks as expected.
import { readFile } from 'node:fs/promises';

/** zod brings fifty languages for its messages; the program shows none of them. */
const oneLanguage = {
  name: 'one-language',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir, kind }) =>
      resolve('../locales/en.js', { resolveDir, kind }),
    );
  },
};

/** Out of a namespace object nothing can be left out; out of a namespace import it can. */
const onlyWhatIsUsed = edited('only-what-is-used', /[\\/]src[\\/].*\.tsx?$/, (source) =>
  source.replaceAll("import { z } from 'zod';", "import * as z from 'zod';"),
);

/** commander can start programs of its own; we have none, and node:child_process takes a while to load. */
const noSubprograms = edited('no-subprograms', /commander[\\/]lib[\\/]command\.js$/, (source) =>
  replaced(source, "require('node:child_process')", '{}'),
);

/** Making a segmenter takes milliseconds; most widths are those of plain ASCII and never need it. */
const segmenterWhenNeeded = edited(
  'segmenter-when-needed',
  /string-width[\\/]index\.js$/,
  (source) => {
    const lazy = replaced(source, 'const segmenter = new Intl.Segmenter()', 'let segmenter');
    return replaced(lazy, 'segmenter.segment(', '(segmenter ??= new Intl.Segmenter()).segment(');
  },
);

/** yoga decodes its WASM with `fetch(data:)`, for which node loads a whole HTTP client: it is given the bytes. */
const yogaFromBytes = edited(
  'yoga-from-bytes',
  /yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/,
  (source) => {
    const [uri, wasm] = /"data:application\/octet-stream;base64,([\w+/=]+)"/.exec(source) ?? [];
    if (uri === undefined) throw new Error('yoga-layout: where is its WASM?');
    const bytes = `{ wasmBinary: Buffer.from("${wasm}", "base64") }`;
    return replaced(
      replaced(source, uri, '""'),
      'loadYoga = loadYoga || {}',
      `loadYoga = ${bytes}`,
    );
  },
);

/** What is said in a CommonJS file of its own place. */
export const OWN_PLACE = {
  define: { 'import.meta.url': '__place' },
  banner: "var __place = require('node:url').pathToFileURL(__filename).href;",
};

/** Parts of node that take a while to load, and that the first file needs now and then: each is loaded when it is used. */
export const lateParts = {
  name: 'late-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(?:crypto|fs\/promises|os|tty|zlib)$/ }, ({ path, namespace }) =>
      namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
    );
    onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      const contents = `for (const name of ${JSON.stringify(names.join(' '))}.split(' '))
        Object.defineProperty(exports, name, { enumerable: true, get: () => require(${JSON.stringify(path)})[name] });
        exports.default = exports;`;
      return { contents };
    });
  },
};

/** What CommonJS packages expect around them. */
export const COMMON_JS =
  "import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __fileURLToPath } from 'node:url'; const require = __createRequire(import.meta.url); const __filename = __fileURLToPath(import.meta.url);";

export const plugins = [
  oneLanguage,
  onlyWhatIsUsed,
  noSubprograms,
  segmenterWhenNeeded,
  yogaFromBytes,
];

/**
 * What the first file loads now and then is not in it. The whole program has it, but for reading a journal, which has a
 * file of its own.
 */
export const restApart = {
  name: 'rest-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind, namespace }) => {
      if (namespace === 'lines') return { path, external: true };
      if (kind !== 'dynamic-import') return undefined;
      if (path === './cli.ts') return { path: './main.mjs', external: true };
      return { path, namespace: path === './lines.ts' ? 'lines' : 'left-out' };
    });
    // Required rather than imported: node takes its time to import.
    onLoad({ filter: /.*/, namespace: 'lines' }, () => ({
      contents: "module.exports = require('./lines.js');",
    }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is left to the whole program`)});`,
    }));
  },
};

function edited(name, filter, edit) {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => ({
        contents: edit(await readFile(path, 'utf8')),
        loader: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js',
      }));
    },
  };
}

function replaced(source, old, fresh) {
  const [before, after, ...more] = source.split(old);
  if (after === undefined || more.length > 0) throw new Error(`expected once: ${old.slice(0, 60)}`);
  return before + fresh + after;
}
