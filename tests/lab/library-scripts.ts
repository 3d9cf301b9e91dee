import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The builds of libraries for `<script src="/libraries/…">`, in their packages. */
const files: Record<string, readonly [name: string, file: string]> = {
  'mqtt.js': ['mqtt', 'dist/mqtt.js'],
  'graphql-ws.js': ['graphql-ws', 'umd/graphql-ws.js'],
}

export async function readLibrary(name: string): Promise<string> {
  const [library, file] = files[name] ?? []
  if (!library || !file) throw new Error(`Not in the lab: ${name}`)
  const folder = dirname(createRequire(import.meta.url).resolve(`${library}/package.json`))
  return readFile(join(folder, file), 'utf8')
}
