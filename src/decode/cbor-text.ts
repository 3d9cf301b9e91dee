/** All of a CBOR data item; throws for what is none, or what has something behind it. */
export async function decodeCbor(bytes: Uint8Array): Promise<unknown> {
  const { Decoder, setSizeLimits } = await import('cbor-x/decode-no-eval')
  // What an array or map claims to hold cannot be more than the bytes there are.
  const most = bytes.length + 1
  setSizeLimits({ maxArraySize: most, maxMapSize: most, maxObjectSize: most })
  // Maps keep names such as `__proto__`, and keys that are no texts.
  return new Decoder({ mapsAsObjects: false, useRecords: false }).decode(bytes)
}
