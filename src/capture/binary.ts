import { arrayBufferSize, blobSize, getter, isView, min } from './natives.ts'

// Reading an attribute by the captured getter is the one brand check a page cannot fool or observe.
const typed = partsOf(Object.getPrototypeOf(Uint8Array.prototype))
const plain = partsOf(DataView.prototype)
const Bytes = Uint8Array
const View = DataView

/** Size in bytes of what the platform takes as bytes; undefined for any other object. */
export function binarySize(data: object): number | undefined {
  // A DataView of a buffer that went has no length.
  if (isView(data)) return attempt(partsFor(data).length, data) ?? 0
  return attempt(arrayBufferSize, data as ArrayBuffer) ?? attempt(blobSize, data as Blob)
}

/** Shared memory the platform refuses by its kind; its class may be out of sight. */
export function isShared(data: object): boolean {
  return attempt((buffer) => new View(buffer), data as ArrayBuffer) !== undefined
}

/** A copy of the first `limit` bytes of a buffer or view; undefined for a Blob. */
export function viewBytes(data: object, limit: number): Uint8Array | undefined {
  if (isView(data)) {
    const { buffer, offset } = partsFor(data)
    const size = binarySize(data) as number
    // What lies in a buffer that went cannot be looked at.
    return size === 0 ? new Bytes() : copyOf(buffer(data), offset(data), min(size, limit))
  }
  const size = attempt(arrayBufferSize, data as ArrayBuffer)
  if (size === undefined) return undefined
  return size === 0 ? new Bytes() : copyOf(data as ArrayBuffer, 0, min(size, limit))
}

/** Two constructors, for `slice()` would ask the page's `constructor[Symbol.species]`. */
function copyOf(buffer: ArrayBufferLike, offset: number, length: number): Uint8Array {
  // Of a detached buffer there can be no view, and it is sent as nothing.
  return length === 0 ? new Bytes(0) : new Bytes(new Bytes(buffer, offset, length))
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
