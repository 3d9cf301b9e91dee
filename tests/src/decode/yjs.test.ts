import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { read, say } from './reading.ts'

/** A message of y-websocket: its type, then what its protocol writes. */
function wire(type: number, write: (encoder: encoding.Encoder) => void, name?: string): Uint8Array {
  const encoder = encoding.createEncoder()
  if (name !== undefined) encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function typed(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 3_000_000_000
  doc.getText('t').insert(0, 'hello')
  return doc
}

test('sync', async () => {
  const doc = typed()
  expect(
    await read(
      'yjs',
      wire(0, (encoder) => writeSyncStep1(encoder, doc)),
    ),
  ).toEqual({
    summary: 'sync step 1 of 1 client',
    value: { message: 'sync step 1', state: { 3000000000: 5 } },
    layers: ['Yjs'],
  })
  const answer = wire(0, (encoder) => writeSyncStep2(encoder, doc))
  expect(await say('yjs', answer)).toMatch(/^sync step 2 \d+ bytes of 1 client$/)
  const update = wire(0, (encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))
  expect((await read('yjs', update)).value).toMatchObject({
    message: 'update',
    first: { changes: 1, client: 3_000_000_000, clock: 0 },
  })
})

test('awareness', async () => {
  const awareness = new Awareness(typed())
  awareness.setLocalState({ name: 'Ada' })
  const update = encodeAwarenessUpdate(awareness, [3_000_000_000])
  const message = wire(1, (encoder) => encoding.writeVarUint8Array(encoder, update))
  expect(await say('yjs', message)).toMatch(
    /^awareness of 1 client \{"clock":\d+,"state":\{"name":"Ada"\}\}$/,
  )
  awareness.destroy()
})

test('with the name of the document', async () => {
  const message = wire(0, (encoder) => writeSyncStep1(encoder, typed()), 'notes/7')
  expect(await read('yjs', message)).toMatchObject({
    summary: 'sync step 1 of 1 client of notes/7',
    layers: ['Hocuspocus'],
  })
})

test('what is none', async () => {
  await expect(read('yjs', new Uint8Array([0, 0, 200]))).rejects.toThrow()
  await expect(read('yjs', 'text')).rejects.toThrow('not binary')
})
