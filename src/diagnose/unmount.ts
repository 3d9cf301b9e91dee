import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { type Frame, ownName } from '../frame.ts'
import { cleaningFramework, hookingFramework, isUnmount } from '../knowledge/frameworks.ts'
import { pageFrames } from '../stack.ts'
import { type CleanUp, signs } from './clean-up.ts'
import { haveSameDriver } from './driver.ts'
import { isEffectCleanUp } from './effect.ts'
import { rerun } from './rerun.ts'
import { cleanUpShape, frameworkIn } from './tree-walk.ts'
import type { Context } from './verdict.ts'

/** A stack of its own task shares this much with another by more than chance. */
const SHARED = 2

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
    return { ...signs[found.shape], ...(framework && { framework }) }
  }
  if (isDriven(connection, call, context, frames)) return signs['same-driver']
  const byUser = call.running?.target === 'element'
  return !byUser && isEffectCleanUp(frames, opening) ? signs.effect : undefined
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
  const next = rerun(connection, call, context)
  if (next && haveSameDriver(frames, framesOf(next.constructed.stack), 0)) return true
  const { running } = call
  if (running?.type !== 'message' || running.target !== 'other') return false
  return haveSameDriver(frames, framesOf(connection.constructed.stack), SHARED)
}
