import { useEffect, useState } from 'preact/hooks'
import type { Outline } from '../../src/json/check.ts'
import { createPretty } from '../../src/json/pretty.ts'
import { TextView } from '../parts/text-view.tsx'
import { inSlices } from '../slices.ts'
import { Progress } from './progress.tsx'

/** JSON with a line for each value. */
export function PrettyView({ outline }: { outline: Outline }) {
  const [text, setText] = useState<string>()
  const [progress, setProgress] = useState(0)
  useEffect(() => {
    const pretty = createPretty(outline)
    setText(undefined)
    return inSlices(pretty.work, (isOver) => {
      setProgress(pretty.progress())
      if (isOver) setText(pretty.text())
    })
  }, [outline])
  return text === undefined ? (
    <Progress of="Laying out" part={progress} />
  ) : (
    <TextView text={text} />
  )
}
