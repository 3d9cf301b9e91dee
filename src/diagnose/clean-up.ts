import type { Framework } from '../knowledge/frameworks.ts'
import type { Shape } from './tree-walk.ts'
import type { Confidence } from './verdict.ts'

/** The clean-up of a component in the stack of close(), and how far it can be told. */
export interface CleanUp {
  confidence: Confidence
  framework?: Framework
  /** What in the stack tells. */
  sign: string
  /** What it would be if it is none. */
  otherwise?: string
}

const BY_HAND = 'The page closed it by code of its own; its minified stack does not tell.'

/** What each shape of a stack tells, and how far. */
export const signs: Record<Shape | 'effect', CleanUp> = {
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
  effect: {
    confidence: 'possible',
    sign: 'The function that closed was made by the one that opened, and a third ran both, by others each: as a framework runs effects and their clean-ups. The names are minified.',
    otherwise: BY_HAND,
  },
}
