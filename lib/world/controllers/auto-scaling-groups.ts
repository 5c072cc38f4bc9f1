// Auto Scaling groups by themselves: compare what EC2 says of their instances, and how many there are, with what they are to have.
// What they do about a difference is the business of their charts (`resources/auto-scaling-group.ts`).

import type { InstanceState } from '@/lib/aws/vocabulary'
import { afterMs, existing, PHASE } from '@/lib/engine'
import { beginActions } from '../auto-scaling-groups/begin-actions'
import { replaceIfUnhealthy } from '../auto-scaling-groups/health'
import { launchForBalance } from '../auto-scaling-groups/launch'
import {
  countedMembers,
  isOnItsWay,
  membersOf,
  wantedCount,
  zoneCounts,
} from '../auto-scaling-groups/members'
import { waitMs } from '../pace'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { World } from '../world'
import type { CreateController } from './controller'

const NAME = 'auto-scaling-groups'

export const createAutoScalingGroups: CreateController = (world) => {
  const { engine, state } = world
  const kind = engine.payloadKind<{ readonly name: string }>('auto-scaling-groups.look', ({ name }) => {
    const group = state.autoScalingGroups.get(name)
    if (group && !look(world, group)) wake(name)
  })
  const wake = (name: string) => void engine.post(engine.now, PHASE.controller, kind, { name })
  const retry = engine.payloadKind<{ readonly name: string }>('auto-scaling-groups.retry', ({ name }) => {
    // Whatever held it up again meanwhile has put another time in its place.
    if (state.autoScalingGroups.get(name)?.retryAt === engine.now) wake(name)
  })
  return {
    name: NAME,
    subscribe(bus) {
      bus.on(NAME, 'Auto Scaling Group Update', ({ group }) => wake(group.name))
      bus.on(NAME, 'Auto Scaling Group Held Up', ({ group }) => {
        const retryMs = waitMs(world, 'groupRetry', `${group.arn} ${engine.now}`)
        group.retryAt = afterMs(engine.now, retryMs)
        engine.post(group.retryAt, PHASE.controller, retry, { name: group.name })
      })
      bus.on(NAME, 'EC2 Instance State-change Notification', ({ instance }) => {
        const member = state.autoScalingInstances.get(instance.id)
        if (member) wake(member.groupName)
      })
      bus.on(NAME, 'EC2 Instance Launch Successful', ({ member: { groupName, instanceId } }) => {
        const group = state.autoScalingGroups.get(groupName)
        // Nothing else tells the group of an instance that has waited for a hook, or that another zone waits for.
        if (group && (group.lifecycleHooks.length > 0 || group.rebalancing.includes(instanceId)))
          wake(groupName)
      })
      bus.on(NAME, 'Availability Zone Outage', () => {
        for (const name of state.autoScalingGroups.keys()) wake(name)
      })
    },
    start() {},
  }
}

/** False when charts have to move before the group can be compared: it is to be looked at again. */
function look(world: World, group: AutoScalingGroup): boolean {
  const replaced = membersOf(world.state, group).filter((member) => replaceIfUnhealthy(world, group, member))
  if (replaced.length > 0) return false
  for (const member of membersOf(world.state, group)) followInstance(world, group, member)
  if (group.phase === 'deleting') {
    if (membersOf(world.state, group).length === 0) forgetGroup(world, group)
    return true
  }
  compare(world, group)
  return true
}

/** EC2's word on an instance, told to its chart. */
function followInstance(world: World, group: AutoScalingGroup, member: AutoScalingInstance): void {
  const { instanceId } = member
  const state = instanceState(world, member)
  if (state === 'running' && member.lifecycleState === 'Pending') {
    const hookMs = beginActions(world, group, member, 'autoscaling:EC2_INSTANCE_LAUNCHING')
    world.charts.deliver('auto-scaling-instance', instanceId, { type: 'instance.running', hookMs })
  }
  if (state !== 'terminated') return
  world.charts.deliver('auto-scaling-instance', instanceId, { type: 'instance.terminated' })
  if (member.lifecycleState !== 'Terminated') return
  world.charts.remove('auto-scaling-instance', instanceId)
  world.state.autoScalingInstances.delete(instanceId)
  world.bus.changed('autoScalingInstances', instanceId)
}

function instanceState({ state }: World, { instanceId }: AutoScalingInstance): InstanceState {
  return existing(state.instances.get(instanceId), `instance ${instanceId}`).state
}

function compare(world: World, group: AutoScalingGroup): void {
  const { state, charts, engine } = world
  const actual = countedMembers(state, group).length
  const { suspended, name, arn } = group
  const wanted = wantedCount(state, group)
  const isHeld = suspended.includes(actual < wanted ? 'Launch' : 'Terminate')
  if (actual === wanted || isHeld) {
    charts.deliver('auto-scaling-group', name, { type: 'capacity.met' })
    if (actual === group.desiredCapacity) rebalance(world, group)
    return
  }
  const reactionMs = waitMs(world, 'groupReaction', `${arn} ${engine.now}`)
  charts.deliver('auto-scaling-group', name, { type: 'capacity.differs', reactionMs })
}

/** While all of its instances are in service, and one of the fullest zone may go. */
function rebalance(world: World, group: AutoScalingGroup): void {
  const { suspended } = group
  if ((['AZRebalance', 'Launch', 'Terminate'] as const).some((process) => suspended.includes(process))) return
  const counted = countedMembers(world.state, group)
  if (group.phase !== 'steady' || counted.some(isOnItsWay)) return
  const counts = zoneCounts(group, counted)
  const most = Math.max(...counts.map(({ instances }) => instances))
  const fullest = counts.filter(({ instances }) => instances === most).map(({ zone }) => zone)
  const isFree = ({ zone, protectedFromScaleIn }: AutoScalingInstance) =>
    fullest.includes(zone) && !protectedFromScaleIn
  group.rebalancing = []
  if (counted.some(isFree)) launchForBalance(world, group)
}

function forgetGroup({ state, charts, bus }: World, { name }: AutoScalingGroup): void {
  charts.deliver('auto-scaling-group', name, { type: 'empty' })
  charts.remove('auto-scaling-group', name)
  state.autoScalingGroups.delete(name)
  bus.changed('autoScalingGroups', name)
}
