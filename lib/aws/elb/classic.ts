// Health checks of Classic Load Balancers, as their API writes them: `HTTP:80/health`, `TCP:80`. ELB API, HealthCheck.

import { validationError } from '../error'
import { PORT } from '../limits'

/** `ConnectionDraining.Timeout` where none is given. ELB guide, config-conn-drain. */
export const DRAINING_SECONDS_DEFAULT = 300

export interface CheckTarget {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'SSL'
  readonly port: number
  /** Empty of TCP and SSL. */
  readonly path: string
}

const TARGET = /^(HTTP|HTTPS|TCP|SSL):(\d{1,5})(\/.{0,1023})?$/i

/** @example readCheckTarget('HTTP:80/health') // { protocol: 'HTTP', port: 80, path: '/health' } */
export function readCheckTarget(text: string): CheckTarget {
  const [, protocol = '', digits = '', path = ''] = TARGET.exec(text) ?? []
  const check = { protocol: protocol.toUpperCase() as CheckTarget['protocol'], port: Number(digits), path }
  const hasPath = check.protocol === 'HTTP' || check.protocol === 'HTTPS'
  if (protocol !== '' && check.port >= PORT.min && check.port <= PORT.max && hasPath === (path !== ''))
    return check
  throw validationError(
    `HealthCheck Target must be like HTTP:80/path or TCP:80, with a path for HTTP and HTTPS only, not '${text.slice(0, 60)}'`,
    'HealthCheck.Target',
  )
}

/** @example checkTargetText({ protocol: 'TCP', port: 80, path: '' }) // 'TCP:80' */
export function checkTargetText({ protocol, port, path }: CheckTarget): string {
  return `${protocol}:${port}${path}`
}

/** Of a load balancer that the API has made: a connection to the first instance port. ELB guide, elb-healthchecks. */
export function classicHealthCheckDefault(port: number) {
  return {
    protocol: 'TCP',
    port,
    path: '',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThresholdCount: 10,
    unhealthyThresholdCount: 2,
    matcher: '200',
  } as const
}
