// The AWS operations that changed settings stand for: one an operation and resource, so that no value in between is refused.

import { existing } from '@/lib/engine'
import type { Command, WhatIfChoices, WhatIfSettingView, WhatIfSubject } from '@/lib/protocol'
import { targetGroupsOfService } from '@/lib/world/lifecycle/task-targets'
import type { World } from '@/lib/world/world'
import type { Change, Scene } from './setting'
import { SETTINGS } from './settings'

export function sceneOf(world: World, { service: key, taskDefinition }: WhatIfSubject): Scene {
  const { services, taskDefinitions, targetGroups } = world.state
  const service = existing(services.get(key), key)
  const groups = targetGroupsOfService(world.state, service)
    .flatMap((arn) => targetGroups.get(arn) ?? [])
    .filter(({ classicArn }) => classicArn === null)
  return { world, service, definition: existing(taskDefinitions.get(taskDefinition), taskDefinition), groups }
}

export function settingsOf(scene: Scene): readonly WhatIfSettingView[] {
  return SETTINGS.flatMap((setting) => {
    const look = setting.look(scene)
    return look === null ? [] : [{ name: setting.name, ...look }]
  })
}

export function operationsOf(scene: Scene, choices: WhatIfChoices): readonly Command[] {
  const changes = choices.flatMap(({ name, value }) => {
    const setting = SETTINGS.find((one) => one.name === name)
    return setting === undefined ? [] : [setting.change(scene, value)]
  })
  return [
    ...scene.groups.flatMap(({ arn }) => groupOperations(arn, changes)),
    ...serviceOperations(scene, changes),
    ...changes.flatMap(({ commands = [] }) => commands),
  ]
}

function groupOperations(TargetGroupArn: string, changes: readonly Change[]): readonly Command[] {
  const healthCheck = merged(changes.map((change) => change.healthCheck))
  const attributes = merged(changes.map((change) => change.attributes))
  const operations: Command[] = []
  if (Object.keys(healthCheck).length > 0)
    operations.push({
      action: 'elasticloadbalancing:ModifyTargetGroup',
      input: { TargetGroupArn, ...healthCheck },
    })
  if (Object.keys(attributes).length > 0)
    operations.push({
      action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
      input: {
        TargetGroupArn,
        Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
      },
    })
  return operations
}

function serviceOperations({ service }: Scene, changes: readonly Change[]): readonly Command[] {
  const members = merged(changes.map((change) => change.service))
  const deploymentConfiguration = merged(changes.map((change) => change.deploymentConfiguration))
  const hasConfiguration = Object.keys(deploymentConfiguration).length > 0
  if (Object.keys(members).length === 0 && !hasConfiguration) return []
  return [updateService(service, { ...members, ...(hasConfiguration && { deploymentConfiguration }) })]
}

export function updateService(
  service: Scene['service'],
  changes: Readonly<Record<string, unknown>>,
): Command {
  return {
    action: 'ecs:UpdateService',
    input: { cluster: service.clusterArn, service: service.name, ...changes },
  }
}

function merged(parts: readonly (Readonly<Record<string, unknown>> | undefined)[]) {
  return Object.assign({}, ...parts) as Readonly<Record<string, unknown>>
}
