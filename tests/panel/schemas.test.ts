import { expect, test } from 'vitest'
import { createSchemas } from '../../panel/decoding/schemas.ts'

test('a schema file that cannot be read any more is told', async () => {
  const asker = { ask: async () => undefined, stop() {} }
  const schemas = createSchemas(asker)
  const file = new File(['x'], 'a.proto')
  file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  await schemas.load(file)
  expect(schemas.problem.value).toBe('The file cannot be read')
  expect(schemas.loaded.value).toBeUndefined()
})
