/** What the panel must keep to, with a million messages in the log; ms but for the heap. */
export const budgets = {
  /** One frame of a screen of 60 Hz, and what a clock may stray. */
  frame: 18,
  /** More is felt as a halt. https://web.dev/articles/rail */
  task: 50,
  filter: 250,
  /** MB */
  heap: 400,
} as const
