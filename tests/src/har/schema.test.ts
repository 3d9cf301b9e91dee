import Ajv from 'ajv'
import draft6 from 'ajv/lib/refs/json-schema-draft-06.json' with { type: 'json' }
import fc from 'fast-check'
import schemas from 'har-schema'
import { expect, test } from 'vitest'
import pkg from '../../../package.json' with { type: 'json' }
import { CREATOR } from '../../../src/har/export.ts'
import { logOf } from '../diagnose/anything.ts'
import { stories } from '../diagnose/stories.ts'
import { harOf } from './support.ts'

const ajv = new Ajv({ meta: draft6, schemas: Object.values(schemas) })
const validate = ajv.getSchema('har.json#')

test('what is exported fits the schema of HAR', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { log, now } = logOf(steps)
      expect(await validate?.(JSON.parse(await harOf(log, now)))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('files name the version that wrote them', () => {
  expect(CREATOR.version).toBe(pkg.version)
})
