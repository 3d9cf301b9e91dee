import { arrayBufferSize, blobSize, getter, isView, min } from './natives.ts'

// Reading an attribute by the captured getter is the one brand check a page cannot fool or observe.
const typed = partsOf(Object.getPrototypeOf(Uint8Array.prototype))
const plain = partsOf(DataView.prototype)
const Bytes = Uint8Array

/** Size in bytes of what the platform takes as bytes; undefined for any other object. */
export function binarySize(data: object): number | undefined {
  if (isView(data)) return partsFor(data).length(data)
  return attempt(arrayBufferSize, data as ArrayBuffer) ?? attempt(blobSize, data as Blob)
}

/** A copy of the first `limit` bytes of a buffer or view; undefined for a Blob. */
export function viewBytes(data: object, limit: number): Uint8Array | undefined {
  if (isView(data)) {
    const parts = partsFor(data)
    return copyOf(parts.buffer(data), parts.offset(data), min(parts.length(data), limit))
  }
  const size = attempt(arrayBufferSize, data as ArrayBuffer)
  return size === undefined ? undefined : copyOf(data as ArrayBuffer, 0, min(size, limit))
}

/** Two constructors, for `slice()` would ask the page's `constructor[Symbol.species]`. */
function copyOf(buffer: ArrayBufferLike, offset: number, length: number): Uint8Array {
  return new Bytes(new Bytes(buffer, offset, length))
}

function partsOf(prototype: ArrayBufferView) {
  return {
    buffer: getter(prototype, 'buffer'),
    offset: getter(prototype, 'byteOffset'),
    length: getter(prototype, 'byteLength'),
  }
}

function partsFor(view: ArrayBufferView): ReturnType<typeof partsOf> {
  return attempt(typed.length, view) === undefined ? plain : typed
}

function attempt<T, R>(read: (self: T) => R, self: T): R | undefined {
  try {
    return read(self)
  } catch {
    return undefined
  }
}
