// Headers of requests as people type them.

import type { RequestTemplate } from '@/lib/traffic/arrivals-types'

/** `Accept: text/html; X-Beta: yes` */
export const headersText = (headers: RequestTemplate['headers']): string =>
  Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value.replaceAll(';', '\\;')}`)
    .join('; ')

/** Separated by semicolons; one that belongs to a value has a backslash before it. Null for what is none. */
export function readHeaders(text: string): Readonly<Record<string, string>> | null {
  const headers: Record<string, string> = {}
  for (const part of text.split(/(?<!\\);/)) {
    if (part.trim() === '') continue
    const [, name, value = ''] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(part) ?? []
    if (name === undefined) return null
    headers[name] = value.replaceAll('\\;', ';')
  }
  return headers
}
