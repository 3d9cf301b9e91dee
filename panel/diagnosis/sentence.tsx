import type { Evidence } from '../../src/diagnose/verdict.ts'
import type { Frame } from '../../src/frame.ts'
import { appFrame, fileAndLine } from '../../src/stack.ts'
import { useSession } from '../context.ts'
import { FrameLink } from '../parts/source-link.tsx'

interface Props {
  text: string
  /** Their stacks name the lines a sentence may speak of. */
  evidence: readonly Evidence[]
}

/** A sentence of the diagnosis, masked; a `file:line` in it is the link to that line. */
export function Sentence({ text, evidence }: Props) {
  const { masks } = useSession()
  const masked = masks.value.text(text)
  const spoken = framesOf(evidence).find((frame) => masked.includes(fileAndLine(frame)))
  if (!spoken) return masked
  const words = fileAndLine(spoken)
  const at = masked.indexOf(words)
  return (
    <>
      {masked.slice(0, at)}
      <FrameLink frame={spoken} />
      <Sentence text={masked.slice(at + words.length)} evidence={evidence} />
    </>
  )
}

/** The app's line of each stack. */
export function framesOf(evidence: readonly Evidence[]): Frame[] {
  return evidence.flatMap(({ stack }) => appFrame(stack) ?? [])
}
