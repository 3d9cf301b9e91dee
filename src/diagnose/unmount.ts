import { chainOf } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import {
  cleaningFramework,
  type Framework,
  hookingFramework,
  isUnmount,
} from '../knowledge/frameworks.ts'
import { initiatorKey, pageFrames } from '../stack.ts'
import { type Frame, ownName } from '../stack-lines.ts'
import { cleanUpShape, frameworkIn, haveSameDriver, type Shape } from './tree-walk.ts'
import type { Confidence, Context } from './verdict.ts'

/** Mount, clean up and mount again happen in one go under StrictMode; ms. */
const PAIR = 200
/** A clean-up and the effect after it run in one go; ms. */
const RERUN = 50
/** A stack of its own task shares this much with another by more than chance. */
const SHARED = 2

/** The clean-up of a component in the stack of close(), and how far it can be told. */
export interface CleanUp {
  confidence: Confidence
  framework?: Framework
  /** What in the stack tells. */
  sign: string
  /** What it would be if it is none. */
  otherwise?: string
}

/** The clean-up in which close() ran: by the names in its stack, else by the shape of it. */
export function cleanUpIn(
  connection: Connection,
  call: CloseCall,
  context: Context,
): CleanUp | undefined {
  const frames = framesOf(call.stack)
  const mapped = framesOf(call.mapped)
  return (
    named(frames, 'The stack of close() holds') ??
    named(mapped, 'By the source map, the stack of close() holds') ??
    hooked(frames) ??
    unmounting(frames) ??
    withFramework(shaped(connection, call, context, frames), mapped)
  )
}

function framesOf(stack: string | undefined): Frame[] {
  return stack ? pageFrames(stack) : []
}

function named(frames: readonly Frame[], told: string): CleanUp | undefined {
  const found = cleaningFramework(frames.map(ownName))
  if (!found) return undefined
  const { framework, name } = found
  const sign = `${told} ${name}, a clean-up function of ${framework.name}.`
  return { confidence: 'certain', framework, sign }
}

function hooked(frames: readonly Frame[]): CleanUp | undefined {
  const framework = hookingFramework(frames.map(ownName))
  if (!framework) return undefined
  const sign = `The stack of close() holds what ${framework.name} calls its hooks and clean-ups by.`
  const { hookMayBe } = framework
  return { confidence: 'likely', framework, sign, ...(hookMayBe && { otherwise: hookMayBe }) }
}

function unmounting(frames: readonly Frame[]): CleanUp | undefined {
  const outer = frames.findIndex((frame) => isUnmount(ownName(frame)))
  if (outer < 1) return undefined
  const sign = `The stack of close() runs through ${ownName(frames[outer] as Frame)}().`
  const otherwise = 'A function of the page that is called so, and belongs to no framework.'
  return { confidence: 'likely', sign, otherwise }
}

function shaped(
  connection: Connection,
  call: CloseCall,
  context: Context,
  frames: readonly Frame[],
): CleanUp | undefined {
  if (call.running?.target === 'socket') return undefined
  const opening = framesOf(connection.constructed.stack)
  const found = cleanUpShape(frames, opening)
  if (found && !(found.shape !== 'unmount-walk' && call.running?.target === 'element')) {
    const { framework } = found
    return { ...SIGNS[found.shape], ...(framework && { framework }) }
  }
  return isDriven(connection, call, context, frames) ? SIGNS['same-driver'] : undefined
}

/** The source map may tell which framework it is. */
function withFramework(
  cleanUp: CleanUp | undefined,
  mapped: readonly Frame[],
): CleanUp | undefined {
  const framework = frameworkIn(mapped)
  return cleanUp && framework && !cleanUp.framework ? { ...cleanUp, framework } : cleanUp
}

/** One function closed it and opened the next, or ran in a task of a port, as React's effects do. */
function isDriven(
  connection: Connection,
  call: CloseCall,
  context: Context,
  frames: readonly Frame[],
): boolean {
  const next = reopened(connection, context, call.at, RERUN)
  if (next && haveSameDriver(frames, framesOf(next.constructed.stack), 0)) return true
  const { running } = call
  if (running?.type !== 'message' || running.target !== 'other') return false
  return haveSameDriver(frames, framesOf(connection.constructed.stack), SHARED)
}

const BY_HAND = 'The page closed it by code of its own; its minified stack does not tell.'

const SIGNS: Record<Shape, CleanUp> = {
  'unmount-walk': {
    confidence: 'likely',
    sign: 'Opening and closing both ran inside a walk through a tree, by other functions each: as a framework mounts its components and unmounts them. The names are minified.',
    otherwise: BY_HAND,
  },
  walk: {
    confidence: 'possible',
    sign: 'close() ran inside a walk through a tree, as a framework goes through its components. The names are minified.',
    otherwise: BY_HAND,
  },
  'framework-script': {
    confidence: 'possible',
    sign: 'A script that holds the framework alone called the code that closes.',
    otherwise: 'An effect of the component closed it, not its clean-up.',
  },
  'same-driver': {
    confidence: 'possible',
    sign: 'One function ran the code that closes and the code that opens, as a framework runs clean-ups and effects. The names are minified.',
    otherwise: BY_HAND,
  },
}

/**
 * The second socket of a StrictMode pair: opened by the same line within 200 ms after this one, not
 * yet 200 ms old, was closed.
 * https://react.dev/reference/react/StrictMode#fixing-bugs-found-by-re-running-effects-in-development
 */
export function strictModeTwin(connection: Connection, context: Context): Connection | undefined {
  const call = effectiveClose(connection)
  if (!call || call.at - connection.constructed.at > PAIR || call.running?.target === 'socket')
    return undefined
  return reopened(connection, context, call.at, PAIR)
}

/** The next socket of the same line, opened right after a close() by an effect that ran again. */
export function rerun(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Connection | undefined {
  return reopened(connection, context, call.at, RERUN)
}

function reopened(
  connection: Connection,
  context: Context,
  closedAt: number,
  within: number,
): Connection | undefined {
  const chain = chainOf(connection, context.log)
  const next = chain[chain.indexOf(connection) + 1]
  if (!next || next.doc !== connection.doc) return undefined
  const sameLine = initiatorKey(next.constructed.stack) !== ''
  return sameLine && next.constructed.at - closedAt <= within ? next : undefined
}
