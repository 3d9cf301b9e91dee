import { useEffect, useMemo, useState } from 'preact/hooks'
import { jsonStart } from '../../src/format/json-text.ts'
import { type Check, createCheck, type Outline } from '../../src/json/check.ts'
import { skipBlanks } from '../../src/json/scan.ts'
import { inSlices } from '../slices.ts'

/** Longer texts are read in slices, characters. */
const AT_ONCE = 200_000

/** Whether a text is JSON: how far that is known, from 0 to 1, and the outline where it is. */
export interface Reading {
  readonly progress: number
  readonly outline?: Outline
}

const NO_JSON: Reading = { progress: 1 }

/** Reads a text as JSON, behind a short prefix too; a long one in slices. */
export function useOutline(text: string | undefined): Reading {
  const check = useMemo(() => (text === undefined ? undefined : checkOf(text)), [text])
  const short = useMemo(() => {
    if (!check || !text || text.length > AT_ONCE) return undefined
    check.work(Number.POSITIVE_INFINITY)
    return readingOf(check)
  }, [check, text])
  const [long, setLong] = useState<{ of: Check; reading: Reading }>()
  useEffect(() => {
    if (!check || short) return undefined
    return inSlices(check.work, () => setLong({ of: check, reading: readingOf(check) }))
  }, [check, short])
  if (!check) return NO_JSON
  return short ?? (long?.of === check ? long.reading : { progress: 0 })
}

function readingOf(check: Check): Reading {
  const outline = check.outline()
  return { progress: check.progress(), ...(outline && { outline }) }
}

/** A mark at the end, as of SignalR and STOMP, is no part of the JSON. */
function checkOf(text: string): Check | undefined {
  const blanks = skipBlanks(text, 0)
  const start = jsonStart(text.slice(blanks, blanks + 80))
  if (start === undefined) return undefined
  const last = text.charCodeAt(text.length - 1)
  const isMark = last === 0 || last === 0x1e
  return createCheck(isMark ? text.slice(0, -1) : text, blanks + start)
}
