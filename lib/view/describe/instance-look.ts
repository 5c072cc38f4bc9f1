// How an instance stands, in EC2's eyes and in ECS's.

import type { InstanceView } from '@/lib/protocol'

type Standing = Pick<InstanceView, 'state' | 'status'>

/** EC2 has terminated it, but ECS still counts it and its tasks: its agent was disconnected. */
export function isGone({ state, status }: Standing): boolean {
  return state === 'terminated' && status !== null && status !== 'INACTIVE'
}

export function isOnCanvas(instance: Standing): boolean {
  return instance.state !== 'terminated' || isGone(instance)
}
