/** Only Chromium's DevTools pages have `tabs`. */
export const isChromium = globalThis.chrome?.tabs?.connect !== undefined
