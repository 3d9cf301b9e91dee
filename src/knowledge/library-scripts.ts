/**
 * Where bundlers, CDNs and dev servers keep what the app did not write. A bundle of everything has
 * no such place: there the source map tells, or the name of a function.
 */
const SCRIPTS: readonly RegExp[] = [
  // A map's sources and webpack's dev server name the folder as well as Node does.
  /\/(?:node_modules|bower_components|\.pnpm)\//,
  // https://vite.dev/guide/dep-pre-bundling
  /\/\.vite\/deps[\w-]*\//,
  /\/@(?:vite|id)\/|\/@react-refresh/,
  /\(webpack\)|\/webpack\/(?:runtime|bootstrap|hot)\b/,
  // https://nextjs.org/docs/app/guides/package-bundling
  /\/_next\/static\/chunks\/(?:framework|main|main-app|polyfills|webpack|node_modules_)[-._\w]*/,
  // Vue CLI and webpack's splitChunks: https://webpack.js.org/plugins/split-chunks-plugin/
  /\/(?:chunk-)?vendors?(?:[-.~_][\w.~%@-]*)?\.m?js\b/,
  /\/polyfills?(?:[-.][\w-]+)?\.m?js\b/,
  // CDNs of packages.
  /^https?:\/\/(?:unpkg\.com|esm\.(?:sh|run)|cdn\.skypack\.dev|ga\.jspm\.io|cdnjs\.cloudflare\.com|cdn\.socket\.io|js\.pusher\.com|code\.jquery\.com)\//,
  /^https?:\/\/(?:cdn|esm)\.jsdelivr\.net\/npm\//,
  /^https?:\/\/ajax\.(?:googleapis|aspnetcdn)\.com\/ajax\//,
  // A library in a file of its own.
  /\b(?:react|react-dom|preact|vue|vue\.runtime|svelte|angular|zone|solid)(?:[-.][\w.-]*)?\.m?js\b/,
  /\b(?:jquery|lodash|rxjs|stomp|stompjs|sockjs|mqtt|pusher|phoenix|signalr|centrifuge|actioncable)(?:[-.][\w.-]*)?\.m?js\b/,
  /\b(?:socket\.io|engine\.io|reconnecting-websocket|graphql-ws|partysocket)(?:[-.][\w.-]*)?\.m?js\b/,
]

/** Whether a script is a library by its URL. */
export function isLibraryScript(url: string): boolean {
  return SCRIPTS.some((pattern) => pattern.test(url))
}

/** Functions of frameworks and libraries that keep their own names in a bundle of everything. */
const FUNCTION =
  /^(?:safelyCallDestroy|commitHook\w+|commitPassive\w+|recursivelyTraverse\w+|runWithFiberInDEV|react_stack_bottom_frame|callComponentEffect\w*|callDestroy\w*|flushPassiveEffects\w*|performWorkUntilDeadline|callWithErrorHandling|callWithAsyncErrorHandling|invokeArrayFns|__weh|doClose|_handleTimeout|_closeWebsocket|_closeOrDiscardWebsocket|disconnectInternally)$/

/** `functionName` as the engine tells it, `name` the function's own. */
export function isLibraryFunction(functionName: string | undefined, name: string): boolean {
  if (functionName === undefined) return false
  return FUNCTION.test(name) || /^(?:ZoneDelegate|Zone|ZoneTask)\./.test(functionName)
}
