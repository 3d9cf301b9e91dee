export interface HexLine {
  /** Offset of the first byte, in hexadecimal. */
  offset: string
  /** Two digits for each byte. */
  hex: string[]
  /** Printable ASCII; a dot for everything else. */
  text: string[]
}

/** The line that begins at an offset, of so many bytes at most. */
export function hexLine(bytes: Uint8Array, start: number, length: number): HexLine {
  const part = bytes.subarray(start, start + length)
  return {
    offset: start.toString(16).padStart(8, '0'),
    hex: Array.from(part, hexByte),
    text: Array.from(part, printable),
  }
}

export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
}
