import { js, type Scenario } from '../scenario.ts'

/** Each frame opens a connection to a path of its own, in its first script. */
const kinds = [
  'same-origin',
  'cross-origin',
  'sandboxed',
  'sandboxed-data',
  'data',
  'blob',
  'blank',
  'blank-later',
  'written',
  'written-anew',
  'javascript',
  'nested',
  'parent',
]

export const everyFrame: Scenario = {
  id: 'every-frame',
  title: 'Frames of every kind',
  shows:
    'URLs of both origins, sandboxes, data: and blob:, about:blank and what is written into it, frames in frames, and one that uses the WebSocket of its parent.',
  group: 'frames',
  script: ({ http, otherHttp, ws }) => js`
const html = (kind) => '<!doctype html><script>new WebSocket("${ws}/push/frame-' + kind + '")<\/script>'
const add = (properties) => {
  const frame = Object.assign(document.createElement('iframe'), properties)
  document.querySelector('#app').append(frame)
  return frame
}

add({ src: '${http}/frames/same-origin' })
add({ src: '${otherHttp}/frames/cross-origin' })
add({ srcdoc: html('sandboxed'), sandbox: 'allow-scripts' })
add({ src: 'data:text/html,' + encodeURIComponent(html('sandboxed-data')), sandbox: 'allow-scripts' })
add({ src: 'data:text/html,' + encodeURIComponent(html('data')) })
add({ src: URL.createObjectURL(new Blob([html('blob')], { type: 'text/html' })) })

const blank = add({}).contentWindow
new blank.WebSocket('${ws}/push/frame-blank')
const later = add({ src: 'about:blank' }).contentWindow
addEventListener('load', () => new later.WebSocket('${ws}/push/frame-blank-later'))

const written = add({}).contentDocument
written.write(html('written'))
written.close()
const anew = add({ src: '${http}/frames/none' })
anew.onload = () => {
  anew.onload = null
  anew.contentDocument.open()
  anew.contentDocument.write(html('written-anew'))
  anew.contentDocument.close()
}

add({ src: 'javascript:' + JSON.stringify(html('javascript')) })
add({ srcdoc: '<iframe srcdoc="' + html('nested').replaceAll('"', '&quot;') + '"></iframe>' })
add({ srcdoc: '<script>new parent.WebSocket("${ws}/push/frame-parent")<\/script>' })
`,
  expected: kinds.map((kind) => ({ url: `/push/frame-${kind}`, watched: 500 })),
}
