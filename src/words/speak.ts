import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf } from './language.ts';

// Must be the first import of a program's first file: words.ts, which it comes before, looks at what is laid out here.
const language = languageOf(process.argv.slice(2), process.env);
if (language !== 'en')
  try {
    const beside = dirname(fileURLToPath(import.meta.url));
    const catalog = JSON.parse(readFileSync(join(beside, `words.${language}.json`), 'utf8'));
    globalThis.SPY_SCHOOL_WORDS = { language, catalog };
  } catch {
    // Not built, as in tests: then it speaks English.
  }
