import { describe, expect, test } from 'vitest'
import { handshakeStatus } from '../../../src/knowledge/http-statuses.ts'

describe('handshakeStatus', () => {
  test.each([
    [200, /ordinary page/],
    [301, /redirect/],
    [400, /could not use/],
    [401, /credentials/],
    [403, /forbids/],
    [404, /Nothing answers/],
    [426, /Upgrade/],
    [429, /too many/],
    [500, /failed/],
    [502, /proxy/i],
    [504, /proxy/i],
    [418, /with an error/],
  ])('%i', (status, meaning) => {
    const known = handshakeStatus(status)
    expect(known.meaning).toMatch(meaning)
    expect(known.causes.length).toBeGreaterThan(0)
    expect(known.advice.length).toBeGreaterThan(0)
    expect(known.source).toMatch(/^https:\/\//)
  })
})
