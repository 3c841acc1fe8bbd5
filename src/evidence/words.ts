/** `tally.py:12(count_all)`, as a profiler prints it, alone or at the end of its row. */
const PROFILED = /(?:^|\s)[^\s():]+:\d+\(([^()]+)\)$/;
/** `{built-in method builtins.sum}` */
const BUILT_IN = /^\{(?:built-in )?method (?:['\w]+ of )?'?(?:[\w.]+\.)?(\w+)'?\}$/;
/** `tally:count_all`, `tally.py:12:count_all` */
const IN_MODULE = /^[\w./-]+:(?:\d+:)?([a-z_]\w*)$/;
/** `tally.count_all`: only with an underscore, for words.conf is a file. */
const IN_NAMESPACE = /^(?:[\w-]+\.)+(\w*[a-z]_\w+|\w*_[a-z]\w*)$/;
const CALLED = /^([a-z_]\w*)\([^()]*\):?$/;
const HEADER =
  /^([a-z][a-z0-9]*(?:-[a-z0-9]+)+|host|cookie|accept|server|date|location|referer|etag|via)\s*:(?:\s.*)?$/;
const ARTICLE = /^(?:(?:it(?:'s| is)|c['’]est) )?(?:the |an? |l['’]|la |les? |une? )?/;
const KIND =
  /^(?:(?:http |request )?header(?: field| line)?s?:? |function:? |method:? |def |en-?t[êe]te(?: http)? ?:? ?|fonction ?:? |méthode ?:? )/;
const KIND_BEHIND = / (?:(?:http |request )?header(?: field| line)?|function|method)$/;

/** One spelling of a text: without quotes at its ends, capitals, doubled spaces and a full stop. */
export function folded(text: string): string {
  return unquoted(text)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A text without the quotes or backticks around it. */
export function unquoted(text: string): string {
  const trimmed = text.trim();
  return (
    /^(["'`])(.*)\1[.,;]?$/s.exec(trimmed)?.[2] ??
    /^[“‘«](.*)[”’»]$/s.exec(trimmed)?.[1] ??
    trimmed
  ).trim();
}

/**
 * Whether two texts name the same thing: `count_all()`, `tally.py:12(count_all)` and `count_all`;
 * `Accept-Language:`, `the Accept-Language header`, `l'en-tête Accept-Language` and `accept-language`.
 */
export function sameWord(given: string, expected: string): boolean {
  const wanted = folded(expected);
  if (wanted === '') return false;
  const names = [folded(given), nameIn(given)];
  if (names.includes(wanted) || names.includes(nameIn(expected))) return true;
  return wanted.includes('-') && names.some((name) => name.replace(/[ _]/g, '-') === wanted);
}

/** The bare name behind what tools and people put around it. */
function nameIn(text: string): string {
  const plain = folded(text).replace(ARTICLE, '').replace(KIND, '').replace(KIND_BEHIND, '');
  const word = unquoted(plain);
  return (
    PROFILED.exec(word)?.[1] ??
    BUILT_IN.exec(word)?.[1] ??
    HEADER.exec(word)?.[1] ??
    (CALLED.exec(word)?.[1] || IN_MODULE.exec(word)?.[1] || IN_NAMESPACE.exec(word)?.[1] || word)
  );
}
