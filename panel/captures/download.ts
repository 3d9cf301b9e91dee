/** `websocket-doctor-2026-01-31-142233.har`, by the clock of the user. */
export function fileName(extension: string): string {
  return `websocket-doctor-${stampOf(new Date())}.${extension}`
}

/** Saves what a URL stands for as a file. */
export function download(name: string, url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

function stampOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${parts.map(pad).join('-')}-${time.map(pad).join('')}`
}
