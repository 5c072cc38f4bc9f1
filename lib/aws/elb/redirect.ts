// Redirect actions: where they send a client. ELBv2 API, RedirectActionConfig.

import { before, queryOf } from './query-string'

export type ListenerProtocol = 'HTTP' | 'HTTPS'

/** What rules of a listener go by; those that forward connections have only their default rule, which looks at nothing. */
export function ruleProtocol(protocol: string): ListenerProtocol {
  return protocol === 'HTTPS' ? 'HTTPS' : 'HTTP'
}

/** Each part may hold placeholders for the parts of the request. */
export interface RedirectConfig {
  readonly statusCode: 301 | 302
  readonly protocol: string
  readonly host: string
  readonly port: string
  readonly path: string
  readonly query: string
}

/** What is kept when nothing else is said. */
export const REDIRECT_DEFAULT = {
  protocol: '#{protocol}',
  host: '#{host}',
  port: '#{port}',
  path: '/#{path}',
  query: '#{query}',
} as const

export interface RequestUrl {
  readonly protocol: ListenerProtocol
  readonly host: string
  readonly port: number
  /** With its query. */
  readonly path: string
}

export function redirectUrl(config: RedirectConfig, from: RequestUrl): RequestUrl {
  const parts: Readonly<Record<string, string>> = {
    protocol: from.protocol,
    host: before(from.host, ':'),
    port: String(from.port),
    path: before(from.path, '?').slice(1),
    query: queryOf(from.path),
  }
  const filled = (text: string) => text.replaceAll(/#\{(\w+)\}/g, (all, name: string) => parts[name] ?? all)
  const query = filled(config.query)
  return {
    protocol: filled(config.protocol) === 'HTTPS' ? 'HTTPS' : 'HTTP',
    host: filled(config.host),
    port: Number(filled(config.port)),
    path: `${filled(config.path)}${query === '' ? '' : `?${query}`}`,
  }
}

/** As the `Location` header says it: `https://www.example.com:443/shop?page=2` */
export function locationOf({ protocol, host, port, path }: RequestUrl): string {
  return `${protocol.toLowerCase()}://${host}:${port}${path}`
}

/** What it changes: `HTTPS, port 443` */
export function describeRedirect(config: RedirectConfig): string {
  const changed = (name: keyof typeof REDIRECT_DEFAULT, words = (value: string) => `${name} ${value}`) =>
    config[name] === REDIRECT_DEFAULT[name] ? [] : [words(config[name])]
  return [
    ...changed('protocol', (protocol) => protocol),
    ...changed('host'),
    ...changed('port'),
    ...changed('path'),
    ...changed('query', (query) => (query === '' ? 'no query' : `query ${query}`)),
  ].join(', ')
}

/** Browsers and curl ask for the new place with GET after a POST, and with the same method otherwise. */
export function methodAfterRedirect(method: string): string {
  return method === 'POST' ? 'GET' : method
}
