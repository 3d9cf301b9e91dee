import 'zone.js'

/** What zone.js gives every target of events. */
type Zoned = WebSocket & {
  eventListeners(type: string): unknown[]
  removeAllListeners(type: string): void
}

/** In which zones a page hears its socket, and what the zone gets to know. https://angular.dev/api/core/NgZone */
async function tellOfZones(host: string): Promise<string[]> {
  const notes: string[] = []
  const note = (text: string) => notes.push(`${text} in ${Zone.current.name}`)
  const app = Zone.current.fork({
    name: 'app',
    onScheduleTask(parent, _current, target, task) {
      if (task.type === 'eventTask') notes.push(`scheduled ${task.source}`)
      return parent.scheduleTask(target, task)
    },
    onInvokeTask(parent, _current, target, task, self, args) {
      if (task.type === 'eventTask') notes.push(`invoked ${task.source}`)
      return parent.invokeTask(target, task, self, args)
    },
    onHandleError(_parent, _current, _target, error) {
      notes.push(`handled ${error.message}`)
      return false
    },
  })
  const socket = app.run<Zoned>(() => {
    const socket = new WebSocket(`ws://${host}/`) as Zoned
    socket.onopen = () => {
      note('onopen')
      socket.send('hello')
    }
    socket.addEventListener('message', () => note('message'))
    socket.addEventListener('message', () => note('once'), { once: true })
    socket.addEventListener('message', { handleEvent: () => note('object') })
    socket.onmessage = () => {
      throw new Error('page')
    }
    socket.onclose = ({ code }) => note(`onclose ${code}`)
    return socket
  })
  socket.addEventListener('message', () => note('outside'))
  const removed = () => note('removed')
  socket.addEventListener('message', removed)
  socket.removeEventListener('message', removed)
  notes.push(`${socket.eventListeners('message').length} listeners`)
  await heard('message')
  socket.removeAllListeners('message')
  notes.push(
    `${socket.eventListeners('message').length} listeners, ${Object.keys(socket).length} keys`,
  )
  socket.send('unheard')
  app.run(() => socket.close(3000))
  await heard('close')
  return notes

  function heard(type: string): Promise<unknown> {
    return new Promise((resolve) => {
      socket.addEventListener(type, resolve, { once: true })
    })
  }
}

Object.assign(window, { tellOfZones })
