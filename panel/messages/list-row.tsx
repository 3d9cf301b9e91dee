import type { Connection } from '../../src/connection.ts'
import { useSession } from '../context.ts'
import { FoldLine } from './fold-line.tsx'
import type { FoldRow, Lines } from './lines.ts'
import { EventLine, MessageLine } from './message-line.tsx'

interface Props {
  connection: Connection
  lines: Lines
  row: number
}

export function ListRow({ connection, lines, row }: Props) {
  const { chosen, heading } = useSession().selection
  const line = lines.at(row)
  switch (line?.kind) {
    case 'message': {
      const selected = chosen.value.has(line.message.seq)
      return <MessageLine connection={connection} line={line} row={row} selected={selected} />
    }
    case 'fold': {
      const beating = { ...line, at: lines.shown.at }
      const selected = heading.value === line.first.seq || isChosen(line, chosen.value)
      return (
        <FoldLine
          connection={connection}
          line={line}
          beating={beating}
          row={row}
          selected={selected}
        />
      )
    }
    case 'event':
      return <EventLine connection={connection} line={line} row={row} />
    case undefined:
      return null
  }
}

/** Rows are selected as a whole: the first and the last stand for all. */
function isChosen({ first, last }: FoldRow, { has }: { has(seq: number): boolean }): boolean {
  return has(first.seq) && has(last.seq)
}
