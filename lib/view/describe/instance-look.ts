// How an instance stands, in EC2's eyes and in ECS's.

import type { InstanceView } from '@/lib/protocol'
import type { Tone } from './words'

type Standing = Pick<InstanceView, 'state' | 'status'>

/** EC2 has terminated it, but ECS still counts it and its tasks: its agent was disconnected. */
export function isGone({ state, status }: Standing): boolean {
  return state === 'terminated' && status !== null && status !== 'INACTIVE'
}

/** EC2 does not run it, or its agent cannot be reached. */
export function isDown({ state, agentReachable }: Pick<InstanceView, 'state' | 'agentReachable'>): boolean {
  return state !== 'running' || !agentReachable
}

/** No packet goes in or out, or it is gone. */
export function isDark(instance: Standing & Pick<InstanceView, 'isCutOff'>): boolean {
  return instance.isCutOff || isGone(instance)
}

export function isOnCanvas(instance: Standing): boolean {
  return instance.state !== 'terminated' || isGone(instance)
}

/** Its state in a word, with how well that is. */
export function instanceStatus(view: InstanceView): { readonly text: string; readonly tone: Tone } {
  const { state, containerInstanceArn, agentConnected, agentReachable, status } = view
  if (isGone(view)) return { text: `gone, still ${status}`, tone: 'bad' }
  if (state !== 'running') return { text: state, tone: state === 'pending' ? 'busy' : 'bad' }
  if (containerInstanceArn === null) return { text: 'not registered', tone: 'busy' }
  if (!agentConnected) return { text: 'agent disconnected', tone: 'bad' }
  if (!agentReachable) return { text: 'agent silent', tone: 'warning' }
  return { text: status ?? 'running', tone: status === 'DRAINING' ? 'warning' : 'good' }
}
