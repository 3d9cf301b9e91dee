/** What a user does in the panel, each frame or at once. These functions travel as text. */

/** Selects the first connection that shows, and opens one of its tabs; true once it is open. */
export function look(tab: string): boolean {
  const header = document.querySelector<HTMLElement>(`[data-tab="${tab}"]`)
  if (header?.ariaSelected === 'true') return true
  document.querySelector<HTMLElement>('[data-connection]:not([hidden])')?.click()
  header?.click()
  return false
}

/** Scrolls the messages, some rows each frame and now and then far away; frames. */
export function scrollMessages(frames: number): Promise<void> {
  const list = document.querySelector<HTMLElement>('[data-view="messages"]')
  if (!list) throw new Error('no messages')
  list.scrollTop = 0
  return new Promise((resolve) => {
    let left = frames
    const step = () => {
      if (left-- <= 0) return resolve()
      list.scrollTop = left % 30 === 0 ? Math.random() * list.scrollHeight : list.scrollTop + 100
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Turns the wheel over the timeline: zooms in, pans, zooms out; frames. */
export function turnWheel(frames: number): Promise<void> {
  const canvas = document.querySelector<HTMLElement>('[data-view="timeline"] canvas')
  if (!canvas) throw new Error('no timeline')
  const { x, y, width, height } = canvas.getBoundingClientRect()
  const wheel = (deltaX: number, deltaY: number) => {
    const [clientX, clientY] = [x + width * 0.6, y + height / 2]
    const init = { deltaX, deltaY, clientX, clientY, bubbles: true, cancelable: true }
    canvas.dispatchEvent(new WheelEvent('wheel', init))
  }
  return new Promise((resolve) => {
    let done = 0
    const step = () => {
      if (done >= frames) return resolve()
      const part = (done++ / frames) * 3
      if (part < 1) wheel(0, -60)
      else if (part < 2) wheel(done % 40 < 20 ? 30 : -30, 0)
      else wheel(0, 60)
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Scrolls the lanes of the timeline up and down; frames. */
export function scrollLanes(frames: number): Promise<void> {
  const scroller = document.querySelector<HTMLElement>('[data-view="timeline"] canvas')
    ?.parentElement?.parentElement
  if (!scroller) throw new Error('no timeline')
  return new Promise((resolve) => {
    let left = frames
    const step = () => {
      if (left-- <= 0) return resolve()
      scroller.scrollTop += left > frames / 2 ? 40 : -40
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Puts a text into the filter and waits until all messages were looked at; ms. */
export async function filterFor(text: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('[data-action="filter"]')
  if (!box) throw new Error('no filter')
  const write = (value: string) => {
    box.value = value
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  write('')
  while (document.querySelector('[data-matches]')) await turn()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const began = performance.now()
  write(text)
  for (;;) {
    const found = document.querySelector<HTMLElement>('[data-matches]')
    if (Number(found?.dataset.matches) > 0 && !found?.title.endsWith('so far')) break
    if (performance.now() - began > 20_000) return Number.NaN
    await turn()
  }
  return performance.now() - began
}

export function clearFilter(): void {
  const box = document.querySelector<HTMLInputElement>('[data-action="filter"]')
  if (!box) return
  box.value = ''
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
