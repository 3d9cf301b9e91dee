/** Outlines on a 16 × 16 grid, drawn in the colour of the text. */
const PATHS = {
  record: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  clear:
    'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1.3c1 0 2 .35 2.8.95L4.25 10.8A4.7 4.7 0 0 1 8 3.3Zm0 9.4a4.7 4.7 0 0 1-2.8-.95l6.55-6.55A4.7 4.7 0 0 1 8 12.7Z',
  filter: 'M2 3.5h12v1.3L9.3 9.6v4L6.7 12V9.6L2 4.8V3.5Z',
  eye: 'M8 3.5C4.8 3.5 2.3 5.4 1 8c1.3 2.6 3.8 4.5 7 4.5s5.7-1.9 7-4.5c-1.3-2.6-3.8-4.5-7-4.5Zm0 7.7A3.2 3.2 0 1 1 8 4.8a3.2 3.2 0 0 1 0 6.4Zm0-1.3a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8Z',
  copy: 'M5 2h8v9h-1.3V3.3H5V2ZM3 4.5h7.5V14H3V4.5Zm1.3 1.3v6.9h4.9V5.8H4.3Z',
  warning: 'M8 1.8 15 14H1L8 1.8Zm-.7 4.4v4h1.4v-4H7.3Zm0 5v1.4h1.4v-1.4H7.3Z',
  note: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm-.7 5.2h1.4v4H7.3v-4Zm0-2.4h1.4v1.4H7.3V4.8Z',
  chevron: 'm6 3.5 4.5 4.5L6 12.5l-1-1L8.5 8 5 4.5l1-1Z',
  fit: 'M2 3h1.3v10H2V3Zm10.7 0H14v10h-1.3V3ZM7 5 4.2 8 7 11l.9-.9L6.5 8.7h3l-1.4 1.4.9.9L11.8 8 9 5l-.9.9 1.4 1.4h-3l1.4-1.4L7 5Z',
  plus: 'M7.3 3h1.4v4.3H13v1.4H8.7V13H7.3V8.7H3V7.3h4.3V3Z',
  minus: 'M3 7.3h10v1.4H3V7.3Z',
  import:
    'M7.3 2h1.4v5.6l1.9-1.9 1 1L8 10.3 4.4 6.7l1-1 1.9 1.9V2ZM2.5 10H4v2.5h8V10h1.5v4h-11v-4Z',
  export:
    'm8 1.7 3.6 3.6-1 1-1.9-1.9V10H7.3V4.4L5.4 6.3l-1-1L8 1.7ZM2.5 10H4v2.5h8V10h1.5v4h-11v-4Z',
  compare: 'M2 3h5v10H2V3Zm1.3 1.3v7.4h2.4V4.3H3.3ZM9 3h5v10H9V3Zm1.3 1.3v7.4h2.4V4.3h-2.4Z',
  find: 'M6.8 2.2a4.6 4.6 0 1 0 2.8 8.25l3.3 3.35.95-.95-3.35-3.3A4.6 4.6 0 0 0 6.8 2.2Zm0 1.35a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5Z',
  heart:
    'M8 13.8 2.5 8.3a3.4 3.4 0 0 1 4.8-4.8l.7.7.7-.7a3.4 3.4 0 0 1 4.8 4.8L8 13.8Zm0-1.9 4.6-4.5a2.1 2.1 0 0 0-3-3L8 6 6.4 4.4a2.1 2.1 0 0 0-3 3L8 11.9Z',
  report:
    'M3 1.5h7l3 3v10H3v-13Zm1.3 1.3v10.4h7.4V5.5H9V2.8H4.3ZM5.5 7h5v1.2h-5V7Zm0 2.5h5v1.2h-5V9.5Z',
  close: 'm4.4 3.4 3.6 3.6 3.6-3.6 1 1L9 8l3.6 3.6-1 1L8 9l-3.6 3.6-1-1L7 8 3.4 4.4l1-1Z',
  live: 'M3 3.5 9 8l-6 4.5v-9Zm8.5 0H13v9h-1.5v-9Z',
} as const

export type IconName = keyof typeof PATHS

/** Decoration: what it means is said by the control it stands in. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} fill="currentColor" aria-hidden="true">
      <path d={PATHS[name]} fill-rule="evenodd" />
    </svg>
  )
}
