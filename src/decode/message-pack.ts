import { Undecodable } from './decoder.ts'
import { limits } from './limits.ts'

/** All values of a MessagePack text, in order. Throws for what is none, or ends too early. */
export async function unpack(bytes: Uint8Array): Promise<unknown[]> {
  const { decodeMulti } = await import('@msgpack/msgpack')
  // What an array or text claims to hold cannot be more than the bytes there are.
  const most = bytes.length
  const values: unknown[] = []
  const options = {
    useBigInt64: true,
    maxStrLength: most,
    maxBinLength: most,
    maxArrayLength: most,
    maxMapLength: most,
    maxExtLength: most,
  }
  for (const value of decodeMulti(bytes, options)) {
    values.push(value)
    if (values.length > limits.packets) throw new Undecodable('Too many values')
  }
  if (values.length === 0) throw new Undecodable('Empty')
  return values
}
