/**
 * Runs in the page. While its browser process is busy, Chromium loses what a frame asks of it that has
 * just loaded, sockets too; once one of several questions is answered nothing is lost any more.
 */
export function untilKnown({ navigator }: Window): Promise<void> {
  return new Promise((resolve) => {
    async function ask(): Promise<void> {
      await navigator.permissions.query({ name: 'notifications' })
      clearInterval(timer)
      resolve()
    }
    const timer = setInterval(ask, 200)
    void ask()
  })
}
