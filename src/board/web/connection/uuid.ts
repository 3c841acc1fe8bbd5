/** A random UUID. `crypto.randomUUID` does not exist on a plain-http page that is not localhost. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, index) => {
      if (index === 6) return (byte & 0x0f) | 0x40;
      return index === 8 ? (byte & 0x3f) | 0x80 : byte;
    })
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map((cut) => hex.slice(...cut)).join('-');
}
