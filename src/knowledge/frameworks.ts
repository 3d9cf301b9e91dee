/** A framework, and the functions by which it runs a component's clean-up. */
export interface Framework {
  name: string
  /** Own names of functions in a stack that run nothing but clean-ups. */
  cleanUp: RegExp
  /**
   * Names that survive a minifier and tell less: of methods and properties. Each set must be in the
   * stack as a whole; what else it may mean stands in `hookMayBe`.
   */
  hooks?: readonly (readonly RegExp[])[]
  hookMayBe?: string
  /** A script that holds the framework and nothing else. */
  script: RegExp
  /** What to read on its clean-ups. */
  advice: string
  source: string
}

/**
 * Names as the source of each framework has them, and as they are left in a minified build of it.
 * Methods of the platform (`ngOnDestroy`, `disconnectedCallback`) and of the user's own classes
 * (`componentWillUnmount`, `beforeUnmount`) survive.
 */
const frameworks: readonly Framework[] = [
  {
    name: 'React',
    cleanUp:
      /^(?:safelyCallDestroy|callDestroy\w*|callComponentEffectDestroy\w*|commitHookEffectListUnmount|commitHookPassiveUnmountEffects|commitPassiveUnmount\w*|recursivelyTraversePassiveUnmountEffects|commitUnmount|commitDeletionEffects\w*|recursivelyTraverseDeletionEffects|commitNestedUnmounts|safelyCallComponentWillUnmount|callComponentWillUnmount\w*|safelyDetachRef|disconnectPassiveEffect|disappearLayoutEffects)$/,
    script:
      /\breact-dom(?:-client)?(?:[-.@/][\w.@/-]*)?\.m?js\b|\/_next\/static\/chunks\/framework[-.]/,
    advice:
      'https://react.dev/learn/synchronizing-with-effects#how-to-handle-the-effect-firing-twice-in-development',
    source:
      'https://github.com/facebook/react/blob/main/packages/react-reconciler/src/ReactFiberCommitEffects.js',
  },
  {
    name: 'Vue',
    cleanUp: /^(?:unmountComponent|beforeUnmount|unmounted|beforeDestroy|destroyed)$/,
    hooks: [[/^__weh$/], [/^onStop$/], [/^stop$/, /^(?:runIfDirty|unmount|unmountComponent)$/]],
    hookMayBe:
      'Another hook of Vue closed it, such as onMounted or onUpdated, or a watcher that ran again.',
    script:
      /\bvue(?:\.runtime)?(?:\.(?:esm|global|cjs)[\w.-]*)?(?:\.prod)?\.m?js\b|\/@vue\/runtime-core\b|\/runtime-core\.[\w.-]+\.js\b/,
    advice: 'https://vuejs.org/guide/essentials/lifecycle.html',
    source: 'https://github.com/vuejs/core/blob/main/packages/runtime-core/src/renderer.ts',
  },
  {
    name: 'Svelte',
    cleanUp:
      /^(?:destroy_component|destroy_effect|destroy_effect_children|execute_effect_teardown|\$destroy)$/,
    script: /\/svelte\/(?:src\/)?internal\b/,
    advice: 'https://svelte.dev/docs/svelte/lifecycle-hooks#onDestroy',
    source:
      'https://github.com/sveltejs/svelte/blob/main/packages/svelte/src/internal/client/reactivity/effects.js',
  },
  {
    name: 'Angular',
    cleanUp: /^(?:ngOnDestroy|executeOnDestroys|destroyLView|cleanUpView|processCleanups)$/,
    // A router outlet that leaves a route destroys its component; an effect that runs again, or is
    // destroyed, calls its clean-up.
    hooks: [
      [/^destroy$/, /^deactivate$/],
      [/^cleanup$/, /^(?:runEffect|synchronizeOnce|processCleanups)$/],
    ],
    script: /\/@angular\/core\b/,
    advice: 'https://angular.dev/guide/components/lifecycle#ngondestroy',
    source:
      'https://github.com/angular/angular/blob/main/packages/core/src/render3/node_manipulation.ts',
  },
  {
    name: 'Solid',
    cleanUp: /^cleanNode$/,
    script: /\/solid-js\/|\bsolid(?:[-.][\w.-]*)?\.m?js\b/,
    advice: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
    source: 'https://github.com/solidjs/solid/blob/main/packages/solid/src/reactive/signal.ts',
  },
  {
    name: 'Preact',
    cleanUp: /^invokeCleanup$/,
    script: /\bpreact(?:[-.@/_][\w.@/-]*)?\.m?js\b/,
    advice: 'https://preactjs.com/guide/v10/hooks/#side-effects',
    source: 'https://github.com/preactjs/preact/blob/main/hooks/src/index.js',
  },
  {
    // The method of a class component: a minified bundle does not tell which of the two calls it.
    name: 'React or Preact',
    cleanUp: /^componentWillUnmount$/,
    script: /$^/,
    advice: 'https://react.dev/reference/react/Component#componentwillunmount',
    source: 'https://react.dev/reference/react/Component#componentwillunmount',
  },
  {
    name: 'a custom element',
    cleanUp: /^disconnectedCallback$/,
    script: /$^/,
    advice: 'https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions',
    source: 'https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions',
  },
]

/** What unmounts a root or a component, in whichever framework: the name of an API. */
const UNMOUNT = /^(?:unmount|unmountComponentAtNode)$/

/** What re-runs effects when a file was saved. */
const HOT_UPDATE =
  /^(?:performReactRefresh|scheduleRefresh|webpackHotUpdate\w*|hotApply\w*|hmrApply\w*|internalApply)$/

/** Scripts that bring hot updates. */
const HOT_UPDATE_SCRIPT = /\/@vite\/client|\/@react-refresh|webpack\/hot|react-refresh/

/** The framework whose clean-up runs in one of the functions of these own names, and which. */
export function cleaningFramework(
  names: readonly string[],
): { framework: Framework; name: string } | undefined {
  for (const framework of frameworks) {
    const name = names.find((one) => framework.cleanUp.test(one))
    if (name) return { framework, name }
  }
  return undefined
}

/** The framework whose hook runs in functions of these own names. */
export function hookingFramework(names: readonly string[]): Framework | undefined {
  return frameworks.find(({ hooks = [] }) =>
    hooks.some((set) => set.every((one) => names.some((name) => one.test(name)))),
  )
}

/** The framework a script holds. */
export function frameworkOfScript(url: string): Framework | undefined {
  return frameworks.find(({ script }) => script.test(url))
}

export function isUnmount(name: string): boolean {
  return UNMOUNT.test(name)
}

export function isHotUpdate(name: string, url: string): boolean {
  return HOT_UPDATE_SCRIPT.test(url) || HOT_UPDATE.test(name)
}
