import { ROW, type Row } from '../../src/compare/compare.ts'
import { hexLine } from '../parts/hex.ts'
import styles from './compare.module.css'

/** Lines of 16 bytes that differ, below each other; the bytes that differ are underlined. */
export function ByteRows({ rows }: { rows: readonly Row[] }) {
  return (
    <div class={styles.lines}>
      {rows.map(({ offset, before, after }) => (
        <div key={offset} class={styles.row}>
          <Bytes sign="-" offset={offset} bytes={before} other={after} />
          <Bytes sign="+" offset={offset} bytes={after} other={before} />
        </div>
      ))}
    </div>
  )
}

interface Props {
  sign: '-' | '+'
  offset: number
  bytes: Uint8Array
  other: Uint8Array
}

function Bytes({ sign, offset, bytes, other }: Props) {
  const { hex, text } = hexLine(bytes, 0, ROW)
  return (
    <div class={styles.line} data-change={sign}>
      <span class={styles.sign} aria-hidden="true">
        {sign === '-' ? '−' : '+'}
      </span>
      <span class="visually-hidden">{sign === '-' ? 'before' : 'after'}</span>
      <span class={styles.offset}>{offset.toString(16).padStart(8, '0')}</span>
      <span class={styles.bytes}>
        {hex.map((byte, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a byte is known by its place.
          <span key={at} data-differs={bytes[at] !== other[at]}>
            {byte}
          </span>
        ))}
      </span>
      <span>{text.join('')}</span>
    </div>
  )
}
