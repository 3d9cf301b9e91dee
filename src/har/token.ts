import { fromBase64 } from '../format/base64.ts'

/** A part of a JWT, decoded; undefined where it is none. https://www.rfc-editor.org/rfc/rfc7519 */
export function jwtPart(part: string | undefined): Record<string, unknown> | undefined {
  const bytes = part === undefined ? undefined : fromBase64(part)
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
