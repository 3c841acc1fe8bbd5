// fontkit brings a brotli of its own, with a dictionary of 1.3 MB; node has one.
export { brotliDecompressSync as default } from 'node:zlib';
