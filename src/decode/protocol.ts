import type { Comparison } from '../compare/compare.ts'
import type { Recognised } from './choose.ts'
import type { Input, Opening } from './decoder.ts'
import type { Unpacked } from './unpack.ts'

/** What the panel asks the worker that decodes. */
export type Question =
  /** Which decoder a connection has. */
  | { readonly ask: 'choose'; readonly opening: Opening }
  | {
      readonly ask: 'decode'
      readonly decoder: string
      readonly input: Input
      readonly opening: Opening
      /** Of protobuf: the full name of the chosen type. */
      readonly type?: string
    }
  /** Loads a protobuf schema in place of the one before. */
  | { readonly ask: 'schema'; readonly name: string; readonly bytes: Uint8Array }
  /** What a body is packed in. */
  | { readonly ask: 'unpack'; readonly body: string | Uint8Array }
  /** How two bodies differ. */
  | {
      readonly ask: 'compare'
      readonly first: string | Uint8Array
      readonly second: string | Uint8Array
    }
  /** The formats there are. */
  | { readonly ask: 'formats' }

export interface Format {
  readonly id: string
  readonly name: string
  readonly about: string
}

export interface Shown {
  readonly summary: string
  /** The structure, in JSON: what passes as text cannot surprise. */
  readonly json: string
  readonly layers: readonly string[]
  readonly wants?: number
}

export type Answer =
  | { readonly kind: 'choice'; readonly decoder: string; readonly by: Recognised }
  | { readonly kind: 'decoded'; readonly shown: Shown }
  | { readonly kind: 'unpacked'; readonly unpacked: Unpacked }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'schema'; readonly types: readonly string[] }
  | { readonly kind: 'formats'; readonly formats: readonly Format[] }
  /** It cannot be done; says in words why. */
  | { readonly kind: 'failed'; readonly why: string }
