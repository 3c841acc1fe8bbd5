import type { ReadStream } from 'node:tty';

// `open` is exported by the package but missing from its declarations; only what we use is declared here.
declare module '@lydell/node-pty' {
  export interface OpenPty {
    readonly master: ReadStream;
    readonly slave: ReadStream;
    /** `/dev/pts/N`. */
    readonly ptsName: string;
    resize(columns: number, rows: number): void;
  }
  export function open(options: { cols: number; rows: number; encoding: null }): OpenPty;
}
