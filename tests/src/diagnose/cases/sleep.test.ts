import { describe } from 'vitest'
import { caseTable } from './table.ts'

describe('sleep and half-open connections', () => {
  caseTable({
    'a terminal is dead after a laptop woke, and its socket says OPEN: there is no end to judge': {
      url: 'https://github.com/superset-sh/superset/issues/5130',
      trace: `
        0s       connect wss://host.example.test/terminal/1 @ terminal.ts:80:16
        0.1s     open
        1s       send {"type":"input","data":"l"}
        1.02s    receive {"type":"data","data":"l"}
        40s      hidden
        61s      clock 5400s
        61.2s    visible
        63s      send {"type":"input","data":"l"}
        64s      send {"type":"input","data":"s"}
        90s      now`,
      verdict: 'none',
    },
    'requests stay open for ever after sleep, until TCP gives up a quarter of an hour later: lost, and the sleep is named':
      {
        url: 'https://github.com/Leonxlnx/tastecode/pull/429',
        trace: `
        0s       connect ws://box.example.test:4100/rpc @ rpc.ts:31:10
        0.05s    open
        10s      send {"id":1,"method":"status"}
        10.04s   receive {"id":1,"result":"ok"}
        60s      clock 7200s
        61.3s    visible
        62s      send {"id":2,"method":"status"}
        986.4s   close 1006`,
        verdict: 'network connection-lost certain',
        or: ['suspended'],
      },
    'SignalR’s watchdog notices in 3 s that Wi-Fi is gone, and close() waits for an answer': {
      url: 'https://github.com/aspnet/SignalR/issues/2557',
      trace: `
        0s       connect wss://app.example.test/chat @ signalr.js:2100:30
        0.1s     open
        0.11s    send {"protocol":"json","version":1}\u001e
        0.15s    receive {}\u001e
        1.15s    receive {"type":6}\u001e every 1s until 30.15s
        30.6s    offline
        33.16s   close() @ serverTimeout signalr.js:1540:14
        56.3s    close 1006`,
      verdict: 'page heartbeat-timeout likely',
      or: ['network-lost'],
      warnings: ['close-unanswered'],
    },
    'a plug-in keeps sending on a socket that died with the sleep of the machine': {
      url: 'https://github.com/elgatosf/streamdeck-plugintemplate/issues/14',
      trace: `
        0s       connect ws://127.0.0.1:28196/ @ common.js:44:17
        0.02s    open
        1s       send {"event":"setTitle","n":{n}} every 1s until 300s
        300.4s   clock 28800s
        300.5s   close 1006
        301s     send {"event":"setTitle","n":301}
        302s     send {"event":"setTitle","n":302}`,
      verdict: 'browser suspended likely',
      warnings: ['send-after-close'],
    },
  })
})

describe('the page is left', () => {
  caseTable({
    'Firefox closes when the navigation starts, and the live-reload script reloads the old page': {
      url: 'https://github.com/RickStrahl/Westwind.AspnetCore.LiveReload/pull/49',
      trace: `
        0s      document http://localhost:5000/ firefox
        0s      connect ws://localhost:5000/__livereload @ index.html:40:18
        0.03s   open
        8.2s    click
        8.24s   close 1001
        8.31s   pagehide`,
      verdict: 'browser navigation certain',
    },
    'the server counts 1001s nothing in the page triggered: tabs that were closed': {
      url: 'https://github.com/websockets/ws/issues/2268',
      trace: `
        0s      connect wss://app.example.test/ws @ app.js:3:8
        0.1s    open
        2s      receive {"n":{n}} every 2s until 62s
        63.1s   pagehide`,
      verdict: 'browser navigation certain',
    },
  })
})
