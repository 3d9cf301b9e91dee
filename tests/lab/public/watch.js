// Shows what a page can see of its sockets. Loaded before the script of each scenario.
const seen = []

function tell(kind, detail = {}, words = '') {
  const at = performance.now()
  seen[seen.length] = { kind, at, ...detail }
  const line = document.createElement('li')
  line.className = kind
  const time = `${(at / 1000).toFixed(2)} s`.padStart(8)
  line.textContent = `${time}   ${detail.number ?? ' '}   ${kind.padEnd(10)}   ${words}`
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

Object.assign(window, { seen, tell, watch })
