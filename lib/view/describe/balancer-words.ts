// What each kind of load balancer is called, and what is behind it. Pure.

import type { LoadBalancerType } from '@/lib/aws/vocabulary'
import type { LoadBalancerView, TargetGroupView } from '@/lib/protocol'

const NAMES: Readonly<Record<LoadBalancerType, { readonly full: string; readonly short: string }>> = {
  application: { full: 'Application Load Balancer', short: 'ALB' },
  network: { full: 'Network Load Balancer', short: 'NLB' },
  classic: { full: 'Classic Load Balancer', short: 'Classic' },
}

export const balancerName = ({ type }: Pick<LoadBalancerView, 'type'>): string => NAMES[type].full

/** What it is gives way to a long name: of that its last letters alone would say nothing. */
export function balancerTitle({ type, name }: Pick<LoadBalancerView, 'type' | 'name'>): string {
  const { full, short } = NAMES[type]
  if (name.length <= 5) return full
  return name.length <= 14 && type === 'application' ? 'Load Balancer' : short
}

/** A Classic Load Balancer has no target groups: instances are registered with itself. */
export const groupTitle = ({ instancePort }: Pick<TargetGroupView, 'instancePort'>): string =>
  instancePort === null ? 'Target group' : 'Instances'

/** `web`; of instances `:8080`: the load balancer's name stands above. */
export const groupName = ({ name, instancePort }: Pick<TargetGroupView, 'name' | 'instancePort'>): string =>
  instancePort === null ? name : `:${instancePort}`
