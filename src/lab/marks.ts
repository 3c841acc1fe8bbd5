/** What a shell's bytes say, in order. */
export type MarkEvent =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'prompt-start' }
  | { readonly kind: 'prompt-end' }
  | { readonly kind: 'command'; readonly text: string }
  /** Milliseconds since the epoch, by the shell's clock. */
  | { readonly kind: 'started'; readonly at: number | undefined }
  | { readonly kind: 'finished'; readonly exit: number; readonly at: number | undefined }
  | { readonly kind: 'cwd'; readonly path: string }
  /** Process ids of the jobs that live on in the background, or are stopped. */
  | { readonly kind: 'jobs'; readonly pids: readonly string[] }
  /** A word to whoever opened the shell (lab/asking.ts). */
  | { readonly kind: 'request'; readonly text: string }
  /** All that was printed before `drainMark` was written has been read. */
  | { readonly kind: 'drained' };

const INTRODUCER = '\u001b]633;';
const BEL = 7;
const ESC = 27;
/** A mark longer than this is not one: a typed command is a line or a script at most. */
const LONGEST = 1 << 20;

/** The mark that we write into the terminal ourselves to know when everything before it was read. */
export function drainMark(nonce: string): string {
  return `${INTRODUCER}Z;${nonce};\u0007`;
}

/**
 * Takes our marks (`ESC ] 633 ; letter ; nonce ; payload BEL`) out of a stream of bytes that may be cut
 * anywhere. Look-alikes without the nonce are output like any other.
 */
export class MarkScanner {
  readonly #introducer = Buffer.from(INTRODUCER);
  readonly #nonce: Buffer;
  readonly #headLength: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(nonce: string) {
    this.#nonce = Buffer.from(`;${nonce};`);
    this.#headLength = this.#introducer.length + 1 + this.#nonce.length;
  }

  /** The events of the next chunk, with what was held back from the one before. */
  feed(chunk: Uint8Array): MarkEvent[] {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const data = this.#held.length === 0 ? fresh : Buffer.concat([this.#held, fresh]);
    this.#held = Buffer.alloc(0);
    const events: MarkEvent[] = [];
    let printed = 0;
    let from = 0;
    const print = (to: number) => {
      if (to > printed) events.push({ kind: 'bytes', bytes: data.subarray(printed, to) });
    };
    for (;;) {
      const at = data.indexOf(this.#introducer, from);
      if (at < 0) break;
      const body = at + this.#headLength;
      const nonce = data.subarray(at + this.#introducer.length + 1, body);
      if (!this.#nonce.subarray(0, nonce.length).equals(nonce)) {
        from = at + 1;
        continue;
      }
      const end = nonce.length < this.#nonce.length ? -1 : data.indexOf(BEL, body);
      // Ctrl-C makes the kernel drop what was under way: a mark cut off is followed by another's beginning.
      const next = data.indexOf(ESC, at + 1);
      if (next >= 0 && (end < 0 || next < end)) {
        print(at);
        printed = from = next;
        continue;
      }
      if (end < 0 && data.length - at <= LONGEST) {
        print(at);
        this.#held = Buffer.from(data.subarray(at));
        return events;
      }
      if (end < 0) {
        from = at + 1;
        continue;
      }
      print(at);
      printed = from = end + 1;
      const event = readMark(
        String.fromCharCode(data[at + this.#introducer.length] ?? 0),
        data.toString('utf8', body, end),
      );
      if (event !== undefined) events.push(event);
    }
    const cut = this.#partialIntroducer(data, Math.max(printed, from));
    print(cut);
    if (cut < data.length) this.#held = Buffer.from(data.subarray(cut));
    return events;
  }

  /** Where a beginning of the introducer at the very end of the data starts. */
  #partialIntroducer(data: Buffer, from: number): number {
    const longest = Math.min(this.#introducer.length - 1, data.length - from);
    if (data.indexOf(ESC, data.length - longest) < 0) return data.length;
    for (let length = longest; length > 0; length--) {
      if (data.subarray(data.length - length).equals(this.#introducer.subarray(0, length)))
        return data.length - length;
    }
    return data.length;
  }
}

function readMark(letter: string, payload: string): MarkEvent | undefined {
  switch (letter) {
    case 'A':
      return { kind: 'prompt-start' };
    case 'B':
      return { kind: 'prompt-end' };
    case 'E':
      return { kind: 'command', text: unescaped(payload) };
    case 'C':
      return { kind: 'started', at: milliseconds(payload) };
    case 'D': {
      const [exit, at] = payload.split(';');
      return { kind: 'finished', exit: Number(exit) || 0, at: milliseconds(at ?? '') };
    }
    case 'P':
      return { kind: 'cwd', path: unescaped(payload) };
    case 'J':
      return { kind: 'jobs', pids: payload.split(' ').filter((pid) => /^\d+$/.test(pid)) };
    case 'R':
      return { kind: 'request', text: unescaped(payload) };
    case 'Z':
      return { kind: 'drained' };
    default:
      return undefined;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(\\|x([0-9a-f]{2}))/g, (_, __, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** bash's EPOCHREALTIME: seconds with a point or, in some locales, a comma; empty before bash 5. */
function milliseconds(text: string): number | undefined {
  const seconds = Number(text.replace(',', '.'));
  return text === '' || Number.isNaN(seconds) ? undefined : Math.floor(seconds * 1000);
}
