/**
 * What is wrong with the layout, whatever the font: cut off, out of reach, upon each other. Runs in
 * the page: no closures but its own.
 */
export function faults(): string[] {
  const found: string[] = []
  const { innerWidth: width, innerHeight: height } = window
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.getAttribute('data-view') ?? element.textContent ?? '').slice(0, 40)}"`
  const page = document.documentElement
  if (page.scrollWidth > width + 1) found.push(`the page is ${page.scrollWidth} wide`)
  if (page.scrollHeight > height + 1) found.push(`the page is ${page.scrollHeight} high`)

  /** The part of an element that can be seen, now or by scrolling, as a share. */
  function reachable(element: Element): number {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    const area = (right - left) * (bottom - top)
    let [freeX, freeY] = [false, false]
    for (let box = element.parentElement; box; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.position === 'fixed') break
      freeX ||= /auto|scroll/.test(style.overflowX) && box.scrollWidth > box.clientWidth
      freeY ||= /auto|scroll/.test(style.overflowY) && box.scrollHeight > box.clientHeight
      const clip = box.getBoundingClientRect()
      if (!freeX && style.overflowX !== 'visible') {
        left = Math.max(left, clip.left)
        right = Math.min(right, clip.right)
      }
      if (!freeY && style.overflowY !== 'visible') {
        top = Math.max(top, clip.top)
        bottom = Math.min(bottom, clip.bottom)
      }
    }
    if (!freeX) [left, right] = [Math.max(left, 0), Math.min(right, width)]
    if (!freeY) [top, bottom] = [Math.max(top, 0), Math.min(bottom, height)]
    return (Math.max(0, right - left) * Math.max(0, bottom - top)) / area
  }

  const controls = 'button, input, select, textarea, a[href], canvas, [tabindex="0"]'
  for (const control of document.querySelectorAll(controls)) {
    const { width: wide, height: high } = control.getBoundingClientRect()
    const isMeant =
      control.checkVisibility({ contentVisibilityAuto: true }) &&
      !control.closest('.visually-hidden')
    if (!isMeant || control.matches('[type=file], [role=separator]')) continue
    if (wide < 8 || high < 8) found.push(`${nameOf(control)} is ${wide} × ${high}`)
    else if (reachable(control) < 0.9) found.push(`${nameOf(control)} is cut off`)
    const isShort = control.matches('button') && control.scrollWidth > control.clientWidth + 1
    const { textOverflow } = getComputedStyle(control)
    if (isShort && textOverflow !== 'ellipsis')
      found.push(`${nameOf(control)} does not hold its words`)
  }

  // Their line is thin: what takes the pointer on either side of it must not lie under something.
  for (const bar of document.querySelectorAll<HTMLElement>('[role="separator"]')) {
    if (!bar.checkVisibility()) continue
    const { left, top, width: wide, height: high } = bar.getBoundingClientRect()
    const [x, y] = [left + wide / 2, top + high / 2]
    const [dx, dy] = bar.dataset.axis === 'x' ? [2, 0] : [0, 2]
    for (const side of [-1, 1])
      if (document.elementFromPoint(x + side * dx, y + side * dy) !== bar)
        found.push(`${nameOf(bar)} cannot be grabbed on both sides`)
  }

  /** Elements that must lie beside each other. */
  const sets = [
    '[role="toolbar"] > *',
    '[role="tablist"] > *',
    'main > section',
    '[data-layout] > *',
  ]
  for (const set of sets) {
    const members = [...document.querySelectorAll(set)].filter((one) => one.checkVisibility())
    const boxes = members.map((one) => one.getBoundingClientRect())
    boxes.forEach((a, index) => {
      for (let other = index + 1; other < boxes.length; other++) {
        const b = boxes[other]
        const over =
          b &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
        const [one, two] = [members[index], members[other]]
        if (over && one && two) found.push(`${nameOf(one)} lies upon ${nameOf(two)}`)
      }
    })
  }
  for (const section of document.querySelectorAll('main > section')) {
    const { width: wide, height: high } = section.getBoundingClientRect()
    if (wide < 100 || high < 30) found.push(`${nameOf(section)} is ${wide} × ${high}`)
  }
  return found
}
