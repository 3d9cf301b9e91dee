import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainsOf } from '../../../src/chain.ts'
import { endedAt, stateOf } from '../../../src/connection.ts'
import { causes } from '../../../src/diagnose/causes.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { findings } from '../../../src/diagnose/findings.ts'
import type { Diagnosis } from '../../../src/diagnose/verdict.ts'
import type { Log } from '../../../src/log.ts'
import { anything, logOf } from './anything.ts'

/** Hundreds of runs take a while on a busy machine; ms. */
const TIMEOUT = 30_000

function eachDiagnosis(check: (one: Diagnosis, log: Log, now: number, id: string) => void): void {
  fc.assert(
    fc.property(anything, fc.nat(10_000), (steps, later) => {
      const { log, now } = logOf(steps)
      for (const connection of log.connections.values()) {
        check(diagnose(connection, { log, now: now + later }), log, now + later, connection.id)
      }
    }),
    { numRuns: 300 },
  )
}

test(
  'whatever happens, a diagnosis is made of whole sentences',
  () => {
    const ids = [...causes, ...findings].map(({ id }) => id)
    eachDiagnosis(({ verdict, findings: found }) => {
      const said = [...(verdict ? [verdict] : []), ...found]
      if (verdict) expect(ids).toContain(verdict.cause)
      for (const { summary, evidence, advice } of said) {
        expect(summary).toMatch(/[.!?”…]$/)
        expect(evidence.length).toBeGreaterThan(0)
        for (const line of [...evidence, ...advice]) expect(line.text.trim()).not.toBe('')
        expect(JSON.stringify([summary, evidence, advice])).not.toMatch(
          /\bNaN\b|\bundefined\b|\bInfinity\b|\[object/,
        )
      }
    })
  },
  TIMEOUT,
)

test(
  'what has ended is judged, and what lives is not',
  () => {
    eachDiagnosis(({ verdict, settled }, log, now, id) => {
      const connection = [...log.connections.values()].find((one) => one.id === id)
      if (!connection) return
      const state = stateOf(connection)
      if (state === 'open' || state === 'connecting') expect(verdict).toBeUndefined()
      if (state === 'closed') expect(verdict).toBeDefined()
      const end = endedAt(connection)
      expect(settled).toBe(end !== undefined && now - end >= 2_000)
    })
  },
  TIMEOUT,
)

test(
  'every connection but tests is in exactly one chain',
  () => {
    fc.assert(
      fc.property(anything, (steps) => {
        const { log } = logOf(steps)
        const chained = chainsOf(log).flat()
        const apps = [...log.connections.values()].filter(({ source }) => source !== 'test')
        expect(new Set(chained)).toEqual(new Set(apps))
        expect(chained).toHaveLength(apps.length)
      }),
    )
  },
  TIMEOUT,
)
