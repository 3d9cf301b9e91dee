import type { Diagnosis } from '../src/diagnose/verdict.ts'

/** What is read of a diagnosis by machines, and by people. */
interface Words {
  names: string
  sentences: string
}

const known = new WeakMap<Diagnosis, Words>()

/** Diagnoses are made again and again, and mostly say the same. */
export function diagnosisWords(diagnosis: Diagnosis): Words {
  const before = known.get(diagnosis)
  if (before) return before
  const { verdict, findings, settled } = diagnosis
  const words = {
    names: [
      settled,
      verdict?.closedBy,
      verdict?.cause,
      verdict?.confidence,
      ...findings.map(({ id, severity }) => `${severity} ${id}`),
    ].join(),
    sentences: [verdict?.summary, ...findings.map(({ summary }) => summary)].join('\n'),
  }
  known.set(diagnosis, words)
  return words
}
