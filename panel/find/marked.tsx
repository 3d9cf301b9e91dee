import { placesIn } from '../../src/find/finder.ts'
import styles from './find.module.css'

/** Places marked in one piece of text. */
const MOST = 200

/** A text with what was looked for marked in it; `current` is the place the user is at. */
export function Marked({ text, query, at }: { text: string; query: string; at?: number }) {
  const places = query === '' ? [] : placesIn(text, query, MOST)
  if (places.length === 0) return <>{text}</>
  let copied = 0
  return (
    <>
      {places.map((place) => {
        const before = text.slice(copied, place)
        copied = place + query.length
        return (
          <span key={place}>
            {before}
            <mark class={styles.mark} data-match={place === at ? 'current' : ''}>
              {text.slice(place, copied)}
            </mark>
          </span>
        )
      })}
      {text.slice(copied)}
    </>
  )
}
