// Names that AWS makes up. Deterministic: each kind draws from a random stream of its own.

import type { World } from './world'

const HEX = '0123456789abcdef'

function hex(world: Pick<World, 'engine'>, kind: string, digits: number): string {
  const stream = world.engine.random.stream(`ids/${kind}`)
  let text = ''
  for (let i = 0; i < digits; i++) text += HEX[stream.integer(16)]
  return text
}

/** 32 hexadecimal digits, as ECS names tasks, containers and container instances. */
export function ecsId(
  world: Pick<World, 'engine'>,
  kind: 'task' | 'container' | 'container-instance',
): string {
  return hex(world, kind, 32)
}

/** `i-0…`, `sg-0…`: a zero and 16 digits more. */
export function ec2Id(world: Pick<World, 'engine'>, prefix: 'i' | 'eni' | 'lt' | 'sg' | 'sgr'): string {
  return `${prefix}-0${hex(world, prefix, 16)}`
}

/** 16 digits, the last part of ELB's ARNs. */
export function elbId(world: Pick<World, 'engine'>): string {
  return hex(world, 'elb', 16)
}

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz'

/** 16 digits and letters behind `ns-` or `srv-`, or 32 of an operation, as Cloud Map names them. */
export function cloudMapId(world: Pick<World, 'engine'>, kind: 'ns' | 'srv' | 'operation'): string {
  const stream = world.engine.random.stream(`ids/cloud-map-${kind}`)
  let text = ''
  for (let i = 0; i < (kind === 'operation' ? 32 : 16); i++) text += BASE36[stream.integer(36)]
  return kind === 'operation' ? text : `${kind}-${text}`
}

/** `ecs-svc/` and 19 decimal digits. */
export function deploymentId(world: Pick<World, 'engine'>): string {
  const stream = world.engine.random.stream('ids/deployment')
  let digits = String(1 + stream.integer(9))
  for (let i = 0; i < 18; i++) digits += String(stream.integer(10))
  return `ecs-svc/${digits}`
}

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 21 characters, the last part of a service deployment's ARN. */
export function serviceDeploymentId(world: Pick<World, 'engine'>): string {
  const stream = world.engine.random.stream('ids/service-deployment')
  let text = ''
  for (let i = 0; i < 21; i++) text += BASE64_URL[stream.integer(64)]
  return text
}

/** `sha256:` and 64 digits, as a registry names a manifest. */
export function imageDigest(world: Pick<World, 'engine'>): string {
  return `sha256:${hex(world, 'image', 64)}`
}

/** 8-4-4-4-12 hexadecimal digits, as Application Auto Scaling names policies, alarms and activities. */
export function uuid(
  world: Pick<World, 'engine'>,
  kind:
    | 'scaling-policy'
    | 'group-policy'
    | 'scaling-alarm'
    | 'scheduled-action'
    | 'scaling-activity'
    | 'auto-scaling-group'
    | 'group-activity'
    | 'group-scheduled-action'
    | 'lifecycle-action'
    | 'managed-scaling'
    | 'managed-scaling-alarm'
    | 'attachment'
    | 'certificate',
): string {
  return [8, 4, 4, 4, 12].map((digits) => hex(world, kind, digits)).join('-')
}

/** 34 digits, the last part of a scalable target's ARN. */
export function scalableTargetId(world: Pick<World, 'engine'>): string {
  return hex(world, 'scalable-target', 34)
}
