import { effect, type Signal, signal } from '@preact/signals'

const PREFIX = 'websocket-doctor.'

/** A signal that is remembered; where storage is blocked it lives as long as the panel. */
export function remembered(name: string, initial: boolean): [Signal<boolean>, () => void]
export function remembered(name: string, initial: number): [Signal<number>, () => void]
export function remembered(
  name: string,
  initial: boolean | number,
): [Signal<boolean | number>, () => void] {
  const found = read(name)
  return written(name, typeof found === typeof initial ? (found as typeof initial) : initial)
}

/** The same for one of several words; the first unless another is remembered. */
export function rememberedChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): [Signal<T>, () => void] {
  const found = read(name)
  return written<T>(name, choices.find((choice) => choice === found) ?? choices[0])
}

function written<T>(name: string, initial: T): [Signal<T>, () => void] {
  const value = signal(initial)
  const stop = effect(() => write(name, value.value))
  return [value, stop]
}

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Storage is full or blocked: the setting holds for this panel only.
  }
}
