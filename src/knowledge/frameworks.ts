/** Functions by which frameworks run a component's clean-up. */
interface Framework {
  name: string
  /** Function names in a stack. */
  cleanUp: RegExp
  advice: string
  source: string
}

/**
 * Minifiers rename most of these in production; what is left then is the pattern in time. Method
 * names of the platform (`ngOnDestroy`, `disconnectedCallback`) survive.
 */
const frameworks: readonly Framework[] = [
  {
    name: 'React',
    cleanUp:
      /(?:^|\.)(?:safelyCallDestroy|callDestroy\w*|callComponentEffectDestroy\w*|commitHookEffectListUnmount|commitHookPassiveUnmountEffects|commitPassiveUnmount\w*|commitPassiveUnmountEffects\w*|commitUnmount|commitDeletionEffects\w*|commitNestedUnmounts|componentWillUnmount|safelyCallComponentWillUnmount|disconnectPassiveEffect|disappearLayoutEffects)$/,
    advice:
      'https://react.dev/learn/synchronizing-with-effects#how-to-handle-the-effect-firing-twice-in-development',
    source:
      'https://github.com/facebook/react/blob/main/packages/react-reconciler/src/ReactFiberCommitEffects.js',
  },
  {
    name: 'Vue',
    cleanUp:
      /(?:^|\.)(?:unmountComponent|beforeUnmount|unmounted|beforeDestroy|destroyed|onScopeDispose|onBeforeUnmount|onUnmounted)$|^(?:EffectScope|ReactiveEffect)\.stop$/,
    advice: 'https://vuejs.org/guide/essentials/lifecycle.html',
    source: 'https://github.com/vuejs/core/blob/main/packages/runtime-core/src/renderer.ts',
  },
  {
    name: 'Svelte',
    cleanUp:
      /(?:^|\.)(?:destroy_component|destroy_effect|execute_effect_teardown|\$destroy|onDestroy)$/,
    advice: 'https://svelte.dev/docs/svelte/lifecycle-hooks#onDestroy',
    source:
      'https://github.com/sveltejs/svelte/blob/main/packages/svelte/src/internal/client/reactivity/effects.js',
  },
  {
    name: 'Angular',
    cleanUp: /(?:^|\.)(?:ngOnDestroy|executeOnDestroys|destroyLView|cleanUpView|processCleanups)$/,
    advice: 'https://angular.dev/guide/components/lifecycle#ngondestroy',
    source:
      'https://github.com/angular/angular/blob/main/packages/core/src/render3/node_manipulation.ts',
  },
  {
    name: 'Solid',
    cleanUp: /(?:^|\.)(?:cleanNode|onCleanup)$/,
    advice: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
    source: 'https://github.com/solidjs/solid/blob/main/packages/solid/src/reactive/signal.ts',
  },
  {
    name: 'Preact',
    cleanUp: /(?:^|\.)(?:invokeCleanup|options\.unmount|options\.__u)$/,
    advice: 'https://preactjs.com/guide/v10/hooks/#side-effects',
    source: 'https://github.com/preactjs/preact/blob/main/hooks/src/index.js',
  },
  {
    name: 'Custom element',
    cleanUp: /(?:^|\.)disconnectedCallback$/,
    advice: 'https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions',
    source: 'https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions',
  },
]

/** What re-runs effects when a file was saved. */
const HOT_UPDATE = /(?:^|\.)(?:performReactRefresh|scheduleRefresh|webpackHotUpdate\w*)$/

/** Scripts that bring hot updates. */
const HOT_UPDATE_SCRIPT = /\/@vite\/client|\/@react-refresh|webpack\/hot|react-refresh/

/** The framework whose clean-up runs in a function of this name. */
export function cleaningFramework(functionName: string): Framework | undefined {
  return frameworks.find(({ cleanUp }) => cleanUp.test(functionName))
}

export function isHotUpdate(functionName: string | undefined, url: string): boolean {
  return (
    HOT_UPDATE_SCRIPT.test(url) || (functionName !== undefined && HOT_UPDATE.test(functionName))
  )
}
