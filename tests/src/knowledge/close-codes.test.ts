import { describe, expect, test } from 'vitest'
import { closeCode } from '../../../src/knowledge/close-codes.ts'

describe('closeCode', () => {
  test.each([
    [1000, 'Normal closure', true],
    [1001, 'Going away', true],
    [1004, 'Reserved', false],
    [1005, 'No status received', false],
    [1006, 'Abnormal closure', false],
    [1011, 'Internal error', true],
    [1014, 'Bad gateway', true],
    [1015, 'TLS handshake', false],
    [2500, 'Reserved', false],
    [3000, 'Unauthorized', true],
    [3500, 'Library', true],
    [4001, 'Private use', true],
    [5000, 'Reserved', false],
  ])('%i is “%s”', (code, name, onWire) => {
    expect(closeCode(code)).toMatchObject({ code, name, onWire })
  })

  test('a page sends 1000 and 3000–4999 alone', () => {
    const sendable = Array.from({ length: 6_000 }, (_, code) => code).filter((code) =>
      closeCode(code).sentBy.includes('page'),
    )
    expect(sendable[0]).toBe(1000)
    expect(sendable.slice(1)).toEqual(Array.from({ length: 2_000 }, (_, n) => 3_000 + n))
  })

  test('every code has a public source', () => {
    for (let code = 1000; code < 1016; code++) expect(closeCode(code).source).toMatch(/^https:/)
  })
})
