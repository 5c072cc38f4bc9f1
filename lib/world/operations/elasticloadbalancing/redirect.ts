// `RedirectConfig` of actions. ELBv2 API, RedirectActionConfig.

import * as z from 'zod'
import { type ListenerProtocol, REDIRECT_DEFAULT, type RedirectConfig } from '@/lib/aws/elb/redirect'
import { invalidLoadBalancerAction, validationErrorAt } from '@/lib/aws/error'
import { PORT, REDIRECT_PART_LENGTH_MAX } from '@/lib/aws/limits'
import type { RuleAction } from '@/lib/aws/shapes'

const part = z.string().max(REDIRECT_PART_LENGTH_MAX)

export const redirectSchema = z.strictObject({
  Protocol: z
    .string()
    .regex(/^(HTTPS?|#\{protocol\})$/, 'must be HTTP, HTTPS or #{protocol}')
    .optional(),
  Host: part.min(1).optional(),
  Port: z
    .string()
    .regex(/^(\d{1,5}|#\{port\})$/, 'must be a port in quotes or #{port}')
    .optional(),
  Path: part.regex(/^\//, 'must start with "/"').optional(),
  Query: part.optional(),
  StatusCode: z.enum(['HTTP_301', 'HTTP_302']),
})

/** Which placeholders each part may hold. */
const PLACEHOLDERS = {
  Host: ['host'],
  Path: ['host', 'path', 'port'],
  Query: ['protocol', 'host', 'port', 'path', 'query'],
} as const

export function readRedirect(
  input: z.output<typeof redirectSchema>,
  protocol: ListenerProtocol,
  where: string,
): RedirectConfig {
  for (const name of ['Host', 'Path', 'Query'] as const)
    checkPlaceholders(input[name] ?? '', PLACEHOLDERS[name], `${where}.${name}`)
  const config: RedirectConfig = {
    statusCode: input.StatusCode === 'HTTP_301' ? 301 : 302,
    protocol: input.Protocol ?? REDIRECT_DEFAULT.protocol,
    host: input.Host ?? REDIRECT_DEFAULT.host,
    port: input.Port ?? REDIRECT_DEFAULT.port,
    path: input.Path ?? REDIRECT_DEFAULT.path,
    query: input.Query ?? REDIRECT_DEFAULT.query,
  }
  const port = Number(config.port)
  if (config.port !== REDIRECT_DEFAULT.port && (port < PORT.min || port > PORT.max))
    throw validationErrorAt(`${where}.Port`, `Port must be from ${PORT.min} to ${PORT.max} or #{port}`)
  if (protocol === 'HTTPS' && config.protocol === 'HTTP')
    throw invalidLoadBalancerAction('HTTPS cannot be redirected to HTTP', `${where}.Protocol`)
  // Another query alone leads to the same rule again.
  const isSame = (name: 'protocol' | 'host' | 'port' | 'path') => config[name] === REDIRECT_DEFAULT[name]
  if (isSame('protocol') && isSame('host') && isSame('port') && isSame('path')) {
    throw invalidLoadBalancerAction(
      'The redirect configuration is not valid because it creates a loop.',
      where,
    )
  }
  return config
}

function checkPlaceholders(text: string, allowed: readonly string[], where: string): void {
  for (const [all, name = ''] of text.matchAll(/#\{([^}]*)\}?/g)) {
    if (allowed.includes(name) && all.endsWith('}')) continue
    const known = allowed.map((one) => `#{${one}}`).join(', ')
    throw validationErrorAt(where, `'${all}' is no placeholder here; there is ${known}`)
  }
}

/** Redirects that are there, when their listener is to speak another protocol. */
export function checkRedirects(actions: readonly RuleAction[], protocol: ListenerProtocol): void {
  if (protocol === 'HTTP' || !actions.some((one) => one.type === 'redirect' && one.protocol === 'HTTP'))
    return
  throw invalidLoadBalancerAction('HTTPS cannot be redirected to HTTP: a rule does', 'Protocol')
}
