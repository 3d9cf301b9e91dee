import { js, type Scenario } from '../scenario.ts'

export const peerConnection: Scenario = {
  id: 'peer-connection',
  title: 'Signalling of a peer connection',
  shows: 'Two peers find each other over the connection, and need it no more when they have.',
  group: 'healthy',
  // Firefox leaves out the loopback addresses, which may be all a machine has.
  only: 'chromium',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/echo'))
const [caller, called] = [new RTCPeerConnection(), new RTCPeerConnection()]

caller.onicecandidate = ({ candidate }) => called.addIceCandidate(candidate)
called.onicecandidate = ({ candidate }) => caller.addIceCandidate(candidate)
caller.onconnectionstatechange = () => {
  if (caller.connectionState === 'connected') socket.close()
}
caller.createDataChannel('talk')

async function describe(peer, description) {
  await peer.setLocalDescription(description)
  socket.send(JSON.stringify({ from: peer === caller ? 'caller' : 'called', sdp: peer.localDescription.sdp }))
}

socket.onopen = () => describe(caller)
socket.onmessage = async ({ data }) => {
  const { from, sdp } = JSON.parse(data)
  const peer = from === 'caller' ? called : caller
  await peer.setRemoteDescription({ type: from === 'caller' ? 'offer' : 'answer', sdp })
  if (from === 'caller') await describe(peer)
}
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/echo',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      says: /connectionstatechange/,
      line: 'socket.close()',
    },
  ],
}
