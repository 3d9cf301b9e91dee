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

Object.assign(window, { tell, watch })
