/** Bounds of decoding: the page and its server choose what is decoded. */
export const limits = {
  /** Largest message that is decoded, bytes or characters. */
  size: 4 * 1024 * 1024,
  /** Most bytes that come out of a compressed message. */
  inflated: 4 * 1024 * 1024,
  /** Levels of a tree. */
  depth: 48,
  /** Values of a tree. */
  nodes: 20_000,
  /** Characters of one text in a tree. */
  text: 20_000,
  /** Characters of all texts of a tree; those after them are cut short. */
  texts: 1_000_000,
  /** Bytes of binary data written out in a tree. */
  bytes: 64,
  /** Characters of a summary. */
  summary: 400,
  /** Messages looked at to recognise a format. */
  opening: 6,
  /** Bytes or characters of each of them. */
  openingSize: 16 * 1024,
  /** Packets in one message. */
  packets: 1_000,
} as const
