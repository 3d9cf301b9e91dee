import { verdictTable } from './table.ts'

/**
 * Stacks of close() as minified builds have them (Vite, React 19, Vue 3.5, Preact 11), shortened. In
 * Chromium and Firefox the names of plain functions are alike, and gone.
 */
const REACT_MOUNT =
  'El app.js:8:94924 < Uu app.js:8:118085 < Hu app.js:8:117858 < Uu app.js:8:119301 < Hu app.js:8:117858 < Uu app.js:8:118131 < ff app.js:8:132516 < app.js:8:129529 < MessagePort.S app.js:1:9498'
const REACT_UNMOUNT =
  'Dl app.js:8:95189 < $u app.js:8:121712 < Xu app.js:8:120953 < Zu app.js:8:121317 < Xu app.js:8:121015 < Zu app.js:8:121135 < ff app.js:8:132502 < app.js:8:129529 < MessagePort.S app.js:1:9498'

verdictTable({
  'React, by the walk that opened it and the other walk that closed it': [
    `0s    connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s  open
     9s    close() in message:other @ app.js:9:50992 < ${REACT_UNMOUNT}
     9.1s  close 1005`,
    'page unmounted likely',
    'walk through a tree',
    'closed-by-page',
  ],
  'in Firefox too': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed @ p/< app.js:9:50955 < ${REACT_MOUNT}
     0.1s  open
     9s    close() in message:other @ p/</< app.js:9:50992 < ${REACT_UNMOUNT}
     9.1s  close 1005`,
    'page unmounted likely',
  ],
  'after a click, which is told': [
    `0s    connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s  open
     9s    close() in click @ app.js:9:50992 < ${REACT_UNMOUNT}
     9.1s  close 1005`,
    'page unmounted likely',
    'It ran in a click handler',
  ],
  'with changed dependencies, which are no StrictMode in a minified build': [
    `0s     connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s   open
     0.15s  close() in message:other @ app.js:9:50992 < ${REACT_UNMOUNT}
     0.151s b connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.2s   close 1005`,
    'page unmounted likely',
    'ran the effect again',
    'dependencies',
  ],
  'with changed dependencies, on a busy page': [
    `0s     connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s   open
     2s     close() in message:other @ app.js:9:50992 < ${REACT_UNMOUNT}
     2.12s  b connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     2.2s   close 1005`,
    'page unmounted likely',
    'ran the effect again',
  ],
  'and a component that is there again a second later, which is another one': [
    `0s     connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s   open
     2s     close() in message:other @ app.js:9:50992 < ${REACT_UNMOUNT}
     3s     b connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     3.2s   close 1005`,
    'page unmounted likely',
    'was removed',
  ],
  'React by a script of its own': [
    `0s    connect wss://a.test/feed @ app.js:9:50955 < sj react-dom.production.min.js:8:100 < rj react-dom.production.min.js:8:110
     0.1s  open
     9s    close() @ app.js:9:50992 < Dl react-dom.production.min.js:8:200 < rj react-dom.production.min.js:8:90
     9.1s  close 1005`,
    'page unmounted possible',
    'React',
  ],
  'an effect that closes is not the clean-up': [
    `0s    connect wss://a.test/feed @ app.js:9:50955 < ${REACT_MOUNT}
     0.1s  open
     9s    close() in message:other @ app.js:9:50992 < ${REACT_MOUNT}
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'nor in a script of React’s own': [
    `0s    connect wss://a.test/feed @ app.js:9:50955 < sj react-dom.production.min.js:8:100
     0.1s  open
     9s    close() @ app.js:9:50992 < sj react-dom.production.min.js:8:100
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'nor is a handler React calls': [
    `0s    connect wss://a.test/feed @ app.js:9:50955
     0.1s  open
     9s    close() in click @ onClick app.js:9:50992 < uf react-dom.production.min.js:8:200
     9.1s  close 1005`,
    'page closed-by-page certain',
    'a click handler',
  ],
  'a class component by its method': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ h.componentWillUnmount app.js:9:51119 < kl app.js:8:95451 < Tu app.js:8:107772
     9.1s  close 1005`,
    'page unmounted certain',
    'React or Preact',
  ],
  'a root that is unmounted': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ app.js:9:50992 < Dl app.js:8:95189 < ff app.js:8:132502 < Gh.unmount.Wh.unmount app.js:9:49186 < leave app.js:9:51742
     9.1s  close 1005`,
    'page unmounted likely',
    'unmount()',
  ],
  'Vue’s onUnmounted': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ app.js:1:64541 < app.js:1:27495 < $t app.js:1:19569 < B app.js:1:19636 < t.__weh app.js:1:27384 < pn app.js:1:21342
     9.1s  close 1005`,
    'page unmounted likely',
    'Vue',
    'onMounted',
  ],
  'Vue’s onUnmounted in Firefox': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ setup/< app.js:1:64650 < lr/</< app.js:1:27496 < $t app.js:1:19569 < B app.js:1:19638 < cr/t.__weh app.js:1:27385 < pn app.js:1:21342
     9.1s  close 1005`,
    'page unmounted likely',
    'Vue',
  ],
  'a watcher of Vue that runs again': [
    `0s     connect wss://a.test/feed @ app.js:1:64600
     0.1s   open
     9s     close() @ app.js:1:64652 < $t app.js:1:19577 < B app.js:1:19636 < Bn.u.call app.js:1:24158 < Zt.m.onStop app.js:1:18990 < w app.js:1:18766
     9.001s b connect wss://a.test/feed @ app.js:1:64600
     9.1s   close 1005`,
    'page unmounted likely',
    'Vue ran the effect again',
    'the effect depends on',
  ],
  'Vue’s onScopeDispose, as VueUse closes': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ Array.<anonymous> app.js:1:64577 < Se.stop app.js:1:4527 < ve app.js:1:49717 < k app.js:1:48877 < s app.js:1:45360 < Ee.run app.js:1:5398 < Ee.runIfDirty app.js:1:5706
     9.1s  close 1005`,
    'page unmounted likely',
    'Vue',
  ],
  'Vue’s options keep their names': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ Proxy.beforeUnmount app.js:1:64899 < app.js:1:27495 < $t app.js:1:19569
     9.1s  close 1005`,
    'page unmounted certain',
    'Vue',
  ],
  'Preact removes a component': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ app.js:1:13425 < X app.js:1:12955 < app.js:1:12553 < K.unmount app.js:1:12420 < R app.js:1:9207
     9.1s  close 1005`,
    'page unmounted likely',
  ],
  'Preact runs an effect again: one function closes and opens': [
    `0s     connect wss://a.test/feed @ app.js:1:13330 < Z app.js:1:12994 < pe app.js:1:11699
     0.1s   open
     9s     close() @ app.js:1:13362 < X app.js:1:12955 < pe app.js:1:11683
     9.001s b connect wss://a.test/feed @ app.js:1:13330 < Z app.js:1:12994 < pe app.js:1:11699
     9.1s   close 1005`,
    'page unmounted possible',
    'ran the effect again',
    'closed-by-page',
  ],
  'Preact removes a component with an effect, which it cleans up after the frame': [
    `0s    connect wss://a.test/feed @ Object.__ app.js:1:13419 < __ app.js:1:13202 < G_ app.js:1:11896
     0.1s  open
     9s    close() @ app.js:1:13459 < A app.js:1:13162 < G_ app.js:1:11783
     9.1s  close 1005`,
    'page unmounted possible',
    'made by the one that opened',
    'closed-by-page',
  ],
  'in Firefox too, where names tell what is made in what': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed @ Q_/< app.js:1:13419 < __ app.js:1:13202 < G_ app.js:1:11896
     0.1s  open
     9s    close() @ Q_/</< app.js:1:13459 < A app.js:1:13162 < G_ app.js:1:11784
     9.1s  close 1005`,
    'page unmounted possible',
  ],
  'another function of the file is no clean-up of its': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed @ Q_/< app.js:1:13419 < __ app.js:1:13202 < G_ app.js:1:11896
     0.1s  open
     9s    close() @ R_/</< app.js:1:13459 < A app.js:1:13162 < G_ app.js:1:11784
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'nor is one far away': [
    `0s    connect wss://a.test/feed @ Object.__ app.js:1:13419 < __ app.js:1:13202 < G_ app.js:1:11896
     0.1s  open
     9s    close() @ app.js:1:23459 < A app.js:1:13162 < G_ app.js:1:11783
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'an emitter calls both by the same function': [
    `0s    connect wss://a.test/feed @ app.js:1:13419 < e app.js:1:9202 < f app.js:1:11896
     0.1s  open
     9s    close() @ app.js:1:13459 < e app.js:1:9202 < f app.js:1:11783
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'Solid’s onCleanup': [
    `0s    connect wss://a.test/feed @ app.js:1:7778 < y app.js:1:924 < Object.fn app.js:1:962 < se app.js:1:2251 < A app.js:1:2182 < T app.js:1:2975 < le app.js:1:3409 < app.js:1:3252 < m app.js:1:3122
     0.1s  open
     9s    close() @ Array.<anonymous> app.js:1:7816 < b app.js:1:4265 < A app.js:1:2164 < T app.js:1:2975 < H app.js:1:3302 < ne app.js:1:3197 < m app.js:1:3133 < P app.js:1:1898
     9.1s  close 1005`,
    'page unmounted possible',
  ],
  'Angular’s DestroyRef': [
    `0s    connect wss://a.test/feed @ new e main.js:3:103361 < Ue.ɵfac [as factory] main.js:3:103470 < Yn main.js:3:36455 < Bf main.js:3:51664 < Ai main.js:3:66685 < template main.js:3:104963 < Qc main.js:3:48466
     0.1s  open
     9s    close() @ main.js:3:103425 < gf main.js:3:45961 < zo main.js:3:45013 < pf main.js:3:44747 < op main.js:3:55386 < Ai main.js:3:66622 < template main.js:3:104963 < Qc main.js:3:48466
     9.1s  close 1005`,
    'page unmounted possible',
  ],
  'Angular’s effect runs again': [
    `0s     connect wss://a.test/feed @ main.js:3:103655 < Object.fn main.js:3:21094 < _r main.js:1:3906 < Object.run main.js:3:30227 < nl main.js:3:52733 < e.synchronizeOnce main.js:3:82255
     0.1s   open
     9s     close() @ main.js:3:103713 < Object.cleanup main.js:3:30365 < _r main.js:1:3894 < Object.run main.js:3:30227 < nl main.js:3:52733 < e.synchronizeOnce main.js:3:82255
     9.001s b connect wss://a.test/feed @ main.js:3:103655 < Object.fn main.js:3:21094 < _r main.js:1:3906 < Object.run main.js:3:30227 < nl main.js:3:52733 < e.synchronizeOnce main.js:3:82255
     9.1s   close 1005`,
    'page unmounted likely',
    'Angular ran the effect again',
  ],
  'a reconnect of the page’s own does both in a method that keeps its name': [
    `0s     connect wss://a.test/feed @ t.open app.js:1:330 < t.reconnect app.js:1:499
     0.1s   open
     9s     close() @ t.stop app.js:1:362 < t.reconnect app.js:1:483
     9.001s b connect wss://a.test/feed @ t.open app.js:1:330 < t.reconnect app.js:1:499
     9.1s   close 1005`,
    'page closed-by-page certain',
  ],
  'Angular’s router leaves a route': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ main.js:1:950 < Ku main.js:1:300 < zh main.js:1:280 < n.destroy main.js:1:270 < e.destroy main.js:1:260 < e.deactivate main.js:1:250
     9.1s  close 1005`,
    'page unmounted likely',
    'Angular',
  ],
  'Svelte and Solid go down their tree by one function': [
    `0s    connect wss://a.test/feed @ app.js:1:900 < q app.js:1:120 < w app.js:1:130
     0.1s  open
     9s    close() @ Array.<anonymous> app.js:1:950 < X app.js:1:300 < X app.js:1:280 < X app.js:1:280 < le app.js:1:500
     9.1s  close 1005`,
    'page unmounted possible',
    'seems to have been removed',
  ],
  'awaits of old code repeat their helpers, and are no walk': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ app.js:1:950 < u app.js:1:10 < Object.next app.js:1:20 < app.js:1:30 < new Promise app.js:1:40 < r app.js:1:50 < app.js:1:60 < u app.js:1:10 < Object.next app.js:1:20 < r app.js:1:50
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'emitters repeat their method, and are no walk': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ e.stop app.js:1:950 < e.emit app.js:1:10 < e.end app.js:1:20 < e.emit app.js:1:10 < e.end app.js:1:20 < e.emit app.js:1:10
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'a parser that recurses in a message handler is no walk': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() in message @ app.js:1:950 < x app.js:1:10 < y app.js:1:20 < x app.js:1:10 < y app.js:1:20
     9.1s  close 1005`,
    'page closed-by-page certain',
  ],
})
