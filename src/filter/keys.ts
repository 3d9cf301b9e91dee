import { conn } from './keys/conn.ts'
import { dir } from './keys/dir.ts'
import { event } from './keys/event.ts'
import { is } from './keys/is.ts'
import { larger, smaller } from './keys/size.ts'
import { type } from './keys/type.ts'
import type { Key } from './term.ts'

/** The keys of the filter, in the order they are offered. */
export const keys: readonly Key[] = [dir, type, event, is, conn, larger, smaller]
