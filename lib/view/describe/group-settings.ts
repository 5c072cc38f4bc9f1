// What a target group does otherwise than by default, in few words for its card and in full for who listens. Pure.

import type { TargetGroupAttributes } from '@/lib/aws/elb/target-group-attributes'

const ALGORITHMS: Readonly<Record<TargetGroupAttributes['algorithm'], string>> = {
  round_robin: 'round robin',
  least_outstanding_requests: 'least outstanding requests',
  weighted_random: 'weighted random',
}

const SHORT: Readonly<Record<TargetGroupAttributes['algorithm'], string>> = {
  round_robin: '',
  least_outstanding_requests: 'least outstanding',
  weighted_random: 'random',
}

/** Empty for a group with AWS's defaults. */
export function specialSettings(attributes: Readonly<TargetGroupAttributes>): readonly string[] {
  const { algorithm, mitigatesAnomalies, isSticky, slowStartSeconds, crossZone } = attributes
  return [
    SHORT[algorithm],
    mitigatesAnomalies ? 'mitigates' : '',
    isSticky ? 'sticky' : '',
    slowStartSeconds > 0 ? `slow start ${slowStartSeconds} s` : '',
    crossZone === 'false' ? 'own zone' : '',
  ].filter((word) => word !== '')
}

/** `round robin, sticky by the cookie AWSALB` */
export function settingsText(attributes: Readonly<TargetGroupAttributes>): string {
  const { algorithm, mitigatesAnomalies, isSticky, slowStartSeconds, crossZone } = attributes
  return [
    ALGORITHMS[algorithm],
    mitigatesAnomalies ? 'with anomaly mitigation' : '',
    isSticky ? `sticky by the cookie ${cookieOf(attributes)}` : '',
    slowStartSeconds > 0 ? `slow start of ${slowStartSeconds} s` : '',
    crossZone === 'false' ? 'each node within its own zone' : '',
  ]
    .filter((word) => word !== '')
    .join(', ')
}

export function cookieOf({ stickinessType, appCookieName }: Readonly<TargetGroupAttributes>): string {
  return stickinessType === 'lb_cookie' ? 'AWSALB' : appCookieName
}

export function stickinessText(attributes: Readonly<TargetGroupAttributes>): string {
  if (!attributes.isSticky) return 'off'
  const { stickinessType, lbCookieSeconds, appCookieSeconds } = attributes
  return `${stickinessType}, ${cookieOf(attributes)}, ${stickinessType === 'lb_cookie' ? lbCookieSeconds : appCookieSeconds} s`
}

/** `1 or 50 %`; either is enough. */
export function leastHealthyText(count: number | null, percentage: number | null): string {
  const parts = [count === null ? '' : String(count), percentage === null ? '' : `${percentage} %`]
  return parts.filter((part) => part !== '').join(' or ') || 'off'
}
