/** One call of an `Error.stack` text. Lines and columns count from 1. */
export interface Frame {
  functionName?: string
  url: string
  line: number
  column: number
  /** The call was awaited, scheduled or dispatched, not made by the frame above it. */
  async: boolean
  /** What scheduled the call, where Firefox tells: `setTimeout handler`, `promise callback`. */
  scheduler?: string
}

/**
 * The own name of a function, alike in the engines: `t.close` of V8 and `e.prototype.close` of
 * SpiderMonkey are `close`. Empty for one without a name; SpiderMonkey calls such `setup/<`.
 */
export function ownName({ functionName = '' }: Frame): string {
  const name = functionName.replace(/ \[as [^\]]*\]$/, '').replace(/^new /, '')
  if (/[</]$|<anonymous>$/.test(name)) return ''
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1)
}
