/** What a STOMP broker answers to a frame. https://stomp.github.io/stomp-specification-1.2.html */
export function stompReply(frame: string): string[] {
  const header = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(frame)?.[1]
  switch (/^\w+/.exec(frame)?.[0]) {
    case 'CONNECT':
      return ['CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0']
    case 'SUBSCRIBE': {
      const to = `destination:${header('destination')}\nsubscription:${header('id')}`
      return [`MESSAGE\n${to}\nmessage-id:1\ncontent-type:application/json\n\n{"id":7}\0`]
    }
    default:
      return []
  }
}
