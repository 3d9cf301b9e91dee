/**
 * A font whose every sign is the same block, as wide on every machine: layout and pictures do not
 * depend on what fonts there are. Like Ahem of the web-platform-tests.
 * https://learn.microsoft.com/typography/opentype/spec/otff
 */
const UNITS = 1_000
const WIDTH = 540
/** The block: above the baseline, with room on both sides. */
const BLOCK = { left: 40, bottom: 0, right: 500, top: 520 }
const ASCENT = 900
const DESCENT = 250
/** Signs it has: a space, and blocks. */
const FIRST = 0x20
const LAST = 0x2fff
const GLYPHS = 3

/** The file of the font. */
export function blockFont(): Uint8Array<ArrayBuffer> {
  const glyph = blockGlyph()
  const tables: [string, number[]][] = [
    ['OS/2', os2()],
    ['cmap', cmap()],
    ['glyf', glyph],
    ['head', head()],
    ['hhea', hhea()],
    ['hmtx', [...u16(WIDTH, 0), ...u16(WIDTH, BLOCK.left), ...u16(WIDTH, 0)]],
    // Offsets of the three glyphs and of the end, halved: only the second has an outline.
    ['loca', u16(0, 0, glyph.length / 2, glyph.length / 2)],
    ['maxp', [...u32(0x10000), ...u16(GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]],
    ['name', name()],
    ['post', [...u32(0x30000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)]],
  ]
  return fileOf(tables)
}

function fileOf(tables: readonly [string, number[]][]): Uint8Array<ArrayBuffer> {
  const directory: number[] = [...u32(0x10000), ...u16(tables.length, 128, 3, 32)]
  const bodies: number[] = []
  const start = 12 + 16 * tables.length
  for (const [tag, body] of tables) {
    const padded = [...body, ...new Array<number>((4 - (body.length % 4)) % 4).fill(0)]
    const place = start + bodies.length
    directory.push(...ascii(tag), ...u32(checksum(padded), place, body.length))
    for (const byte of padded) bodies.push(byte)
  }
  return Uint8Array.from([...directory, ...bodies])
}

function blockGlyph(): number[] {
  const { left, bottom, right, top } = BLOCK
  const [width, height] = [right - left, top - bottom]
  return [
    ...u16(1, left, bottom, right, top, 3, 0),
    // Four points on the curve; the steps between them.
    ...[1, 1, 1, 1],
    ...u16(left, 0, width, 0),
    ...u16(bottom, height, 0, -height),
    ...[0, 0],
  ]
}

/** Format 4: one segment, with a list of glyphs. */
function cmap(): number[] {
  const glyphs = Array.from({ length: LAST - FIRST + 1 }, (_, index) => {
    const code = FIRST + index
    return code === 0x20 || code === 0xa0 ? 2 : 1
  })
  const length = 14 + 2 + 4 * 2 * 2 + glyphs.length * 2
  const segments = [
    ...u16(LAST, 0xffff, 0, FIRST, 0xffff, 0, 1),
    // From this field to the list.
    ...u16(4, 0),
  ]
  return [
    ...u16(0, 1, 3, 1),
    ...u32(12),
    ...u16(4, length, 0, 4, 4, 1, 0),
    ...segments,
    ...glyphs.flatMap((glyph) => u16(glyph)),
  ]
}

function head(): number[] {
  const { left, bottom, right, top } = BLOCK
  return [
    ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
    ...u16(0b1011, UNITS),
    ...u32(0, 0, 0, 0),
    ...u16(left, bottom, right, top, 0, 8, 2, 0, 0),
  ]
}

function hhea(): number[] {
  const { left, right } = BLOCK
  const lines = u16(ASCENT, -DESCENT, 0, WIDTH, left, WIDTH - right, right, 1, 0, 0, 0, 0, 0, 0, 0)
  return [...u32(0x10000), ...lines, ...u16(GLYPHS)]
}

function os2(): number[] {
  return [
    ...u16(4, WIDTH, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0),
    ...[2, 0, 5, 3, 0, 0, 0, 0, 0, 0],
    ...u32(1, 0, 0, 0),
    ...ascii('NONE'),
    ...u16(0x40, FIRST, LAST, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    ...u32(1, 0),
    ...u16(BLOCK.top, BLOCK.top, 0, FIRST, 1),
  ]
}

function name(): number[] {
  const words = [...'Blocks'].flatMap((letter) => [0, letter.charCodeAt(0)])
  const records = [1, 2, 3, 4, 6].flatMap((id) => u16(3, 1, 0x409, id, words.length, 0))
  return [...u16(0, 5, 6 + records.length), ...records, ...words]
}

/** Signed ones wrap. */
function u16(...values: number[]): number[] {
  return values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff])
}

function u32(...values: number[]): number[] {
  return values.flatMap((value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff))
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}

function checksum(bytes: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < bytes.length; index += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(index, index + 4)
    sum = (sum + (((a << 24) | (b << 16) | (c << 8) | d) >>> 0)) >>> 0
  }
  return sum
}
