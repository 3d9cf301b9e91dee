import type { MenuItem } from '../parts/menu.ts'
import type { Session } from '../session.ts'
import { TIME_WORDS, TIMES } from './times.ts'

/** How the list is shown. */
export function listMenu(session: Session): MenuItem[][] {
  const { time, isSized, resetWidths } = session.listing
  const times = TIMES.map((mode) => ({
    action: `time-${mode}`,
    label: TIME_WORDS[mode].about,
    choice: true,
    checked: time.peek() === mode,
    run: () => {
      time.value = mode
    },
  }))
  return [
    times,
    [foldItem(session)],
    [
      {
        action: 'reset-widths',
        label: 'Reset column widths',
        disabled: !isSized.peek(),
        run: resetWidths,
      },
    ],
  ]
}

export function foldItem({ listing: { folds } }: Session): MenuItem {
  return {
    action: 'fold-heartbeats',
    label: 'Fold heartbeats',
    keys: 'H',
    checked: folds.peek(),
    run: () => {
      folds.value = !folds.peek()
    },
  }
}
