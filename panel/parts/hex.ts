/** Bytes on a line. */
export const LINE = 16

export interface HexLine {
  /** Offset of the first byte, in hexadecimal. */
  offset: string
  hex: string
  /** Printable ASCII; a dot for everything else. */
  text: string
}

/** Lines `from` up to `to` of a hex dump. */
export function hexLines(bytes: Uint8Array, from: number, to: number): HexLine[] {
  const lines: HexLine[] = []
  for (let start = from * LINE; start < Math.min(bytes.length, to * LINE); start += LINE) {
    const part = bytes.subarray(start, start + LINE)
    lines.push({
      offset: start.toString(16).padStart(8, '0'),
      hex: Array.from(part, hexByte).join(' '),
      text: Array.from(part, printable).join(''),
    })
  }
  return lines
}

export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
}
