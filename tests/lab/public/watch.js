// Shows what a page can see of its sockets. Loaded before the script of each scenario.
function tell(kind, detail = {}, words = '') {
  const { number = 1, code, wasClean } = detail
  const at = performance.now()
  // Tests read the console: whatever they evaluate here would count as an act of the user.
  console.debug('seen', kind, number, at, code, wasClean)
  const line = document.createElement('li')
  line.className = kind
  const time = `${(at / 1000).toFixed(2)} s`.padStart(8)
  line.textContent = `${time}   ${number}   ${kind.padEnd(10)}   ${words}`
  document.querySelector('#seen')?.append(line)
}

let sockets = 0

function watch(socket) {
  const number = ++sockets
  tell('connecting', { number }, socket.url)
  socket.addEventListener('open', () => tell('open', { number }))
  socket.addEventListener('message', () => tell('message', { number }))
  socket.addEventListener('error', () => tell('error', { number }))
  socket.addEventListener('close', ({ code, reason, wasClean }) =>
    tell('close', { number, code, wasClean }, `${code} ${reason} ${wasClean ? '' : 'not clean'}`),
  )
  return socket
}

const ages = []

/**
 * Tells `alike` once ends came at one age: so many, half of all at least, within so many ms, and the
 * nth hardly later or sooner. A busy page or server is late now and then.
 */
function tellAlike(socket, nth, count, within) {
  let opened
  socket.addEventListener('open', () => {
    opened = performance.now()
  })
  socket.addEventListener('close', () => {
    ages.push(performance.now() - opened)
    compareAges(nth, count, within)
  })
}

function compareAges(nth, count, within) {
  const near = ages.filter((age) => Math.abs(age - ages[nth]) < 250)
  const alike = near.map((one) => ages.filter((age) => Math.abs(age - one) < within).length)
  if (Math.max(...alike) >= Math.max(count, ages.length / 2)) tell('alike')
}

/** Tells `late` when nothing came for 0.8 s more than a server needs that sends every so many ms. */
function tellLate(socket, every) {
  let timer
  socket.addEventListener('message', () => {
    clearTimeout(timer)
    timer = setTimeout(tell, every + 800, 'late')
  })
}

let rivals = 0
let newest

/**
 * Tells `thrown-out` when the third ends at once after another one opened: a busy server ends it so
 * late that the two have nothing to do with each other.
 */
function tellThrownOut(socket) {
  const nth = ++rivals
  socket.addEventListener('open', () => {
    newest = { nth, at: performance.now() }
  })
  socket.addEventListener('close', () => {
    const atOnce = newest.nth !== nth && performance.now() - newest.at < 900
    if (nth === 3 && atOnce) tell('thrown-out')
  })
}

Object.assign(window, { tell, watch, tellAlike, tellLate, tellThrownOut })
