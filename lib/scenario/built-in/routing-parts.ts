// What scenarios about listener rules have in common: target groups and services beside those of `parts.ts`.

import { createTargetGroup, setDeregistrationDelay } from './parts'

type Operation = Readonly<Record<string, unknown>>

/** Like the one of the front door, by its name; `as` is `tg-<name>`. */
export function targetGroup(name: string): readonly Operation[] {
  const as = `tg-${name}`
  return [createTargetGroup(name, { as }), setDeregistrationDelay(as, 30)]
}

/** A service of the family `name`, behind the group of that name unless it says another. */
export function serviceOf(
  {
    name,
    family = name,
    group = name,
  }: { readonly name: string; readonly family?: string; readonly group?: string },
  at: string,
  desiredCount: number,
): Operation {
  return {
    at,
    as: `service-${name}`,
    action: 'ecs:CreateService',
    input: {
      cluster: 'demo',
      serviceName: name,
      taskDefinition: family,
      desiredCount,
      loadBalancers: [
        { targetGroupArn: `\${tg-${group}}`, containerName: family.split(':')[0], containerPort: 80 },
      ],
    },
  }
}

/** A task definition with one container on a dynamic host port, both of this name. */
export function taskOf(name: string, image: string, { cpu = 256, memory = 512 } = {}): Operation {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family: name,
      containerDefinitions: [
        { name, image, cpu, memory, portMappings: [{ containerPort: 80, hostPort: 0 }] },
      ],
    },
  }
}

/** All requests of a listener by weight. */
export function forwardByWeight(weights: readonly (readonly [group: string, weight: number])[]) {
  return [
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: weights.map(([group, Weight]) => ({ TargetGroupArn: `\${${group}}`, Weight })),
      },
    },
  ]
}
