/** Who may import what. The first row whose `of` fits a file holds for it. */
export interface Dependency {
  /** Path of a file or, ending in `/`, of a folder. */
  readonly of: string
  /** Paths, and packages with everything below their name. */
  readonly may: readonly string[]
}

export const dependencies: readonly Dependency[] = [
  // Runs in every frame: nothing but itself and the wire format.
  { of: 'src/capture/', may: ['src/capture/', 'src/event.ts'] },
  {
    of: 'src/decode/',
    may: [
      'src/',
      '@bufbuild/protobuf',
      '@msgpack/msgpack',
      'cbor-x/decode-no-eval',
      'engine.io-parser',
      'socket.io-parser',
    ],
  },
  { of: 'src/har/gunzip.ts', may: ['src/', 'fflate'] },
  { of: 'src/', may: ['src/'] },
  // Runs in Node, on the same core as the panel.
  { of: 'cli/build.ts', may: ['vite', 'node:fs', 'node:url'] },
  {
    of: 'cli/',
    may: [
      'cli/',
      'src/',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:stream',
      'node:timers/promises',
      'node:util',
    ],
  },
  { of: 'panel/load-map.ts', may: ['@jridgewell/trace-mapping'] },
  { of: 'panel/source-map.ts', may: ['panel/', 'src/', '@jridgewell/trace-mapping'] },
  { of: 'panel/traffic/', may: ['panel/', 'src/', 'preact', 'uplot'] },
  { of: 'panel/', may: ['panel/', 'src/', 'preact', '@preact/signals'] },
  // The content scripts: webextension-polyfill would be 30 kB in every frame.
  { of: 'extension/page.iife.ts', may: ['src/capture/'] },
  { of: 'extension/page-port.ts', may: ['src/'] },
  { of: 'extension/read-source.ts', may: ['src/'] },
  { of: 'extension/frame.ts', may: ['src/'] },
  {
    of: 'extension/relay.iife.ts',
    may: ['src/', 'extension/frame.ts', 'extension/page-port.ts', 'extension/read-source.ts'],
  },
  { of: 'extension/panel.ts', may: ['extension/', 'panel/', 'src/', 'webextension-polyfill'] },
  { of: 'extension/', may: ['extension/', 'src/', 'webextension-polyfill'] },
]

/** What a file must not hold. */
export interface Ban {
  readonly text: RegExp
  readonly why: string
  /** Paths where it is allowed, as in `Dependency`. */
  readonly but?: readonly string[]
}

export const bans: readonly Ban[] = [
  { text: /(?::\s*|\bas |<)a[n]y(?=[\s,;)>=[\]|&])(?! [a-z])|\ba[n]y\[\]/, why: 'no any' },
  {
    text: /^export default\b/m,
    why: 'no default exports',
    but: ['vite.config.ts', 'vitest.config.ts'],
  },
  { text: /^export (?:type )?(?:\*|\{[^}]*\}) from\b/m, why: 'no barrels' },
  { text: /\/(?:work|home|root|Users)\/\w/, why: 'no paths of one machine' },
  { text: /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/, why: 'nothing unfinished' },
  { text: /\.(?:only|skip|todo)\(/, why: 'no test left out' },
]

/** Platform names each layer must do without. */
export const foreignNames: readonly Ban[] = [
  { text: /(?<![\w.'"`/-])(?:chrome|browser)\.[a-z]+[.(A-Z]/, why: 'the extension API' },
  { text: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/, why: 'markup' },
  { text: /\beval\(|new Function\(/, why: 'code from text' },
]

/** Gzipped, of both content scripts together; bytes. */
export const CONTENT_SCRIPTS = 12_000

/** Lines. Tables with sources are as long as what they list. */
export const lengths = { most: 300, median: 60, tables: 'src/knowledge/' }
