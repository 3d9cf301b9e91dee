import type { Expected, Scenario, Sees } from '../scenario.ts'

const sees: Sees = { opened: true, code: 1005, wasClean: true, after: 1_900 }

const expected: readonly Expected[] = [
  {
    url: '/push',
    verdict: { closedBy: 'page', cause: 'unmounted' },
    findings: ['unexpected-close'],
    line: 'onUnmounted(() => socket.close())',
  },
]

export const vueUnmount: Scenario = {
  id: 'vue-unmount',
  title: 'A Vue component unmounts',
  shows: 'Its onUnmounted hook closes the connection when it leaves the page.',
  group: 'page',
  app: 'vue-unmount.ts',
  sees,
  expected,
}

export const vueUnmountProduction: Scenario = {
  id: 'vue-unmount-production',
  title: 'A Vue component unmounts, in production',
  shows: 'The same in a minified build.',
  group: 'page',
  app: 'vue-unmount.ts',
  production: true,
  sees,
  expected,
}
