// Image pulls and the image cache of an instance. One pull an image and instance: containers that need the same image
// wait for the same pull.

import { agentConfig } from '@/lib/aws/ec2/ecs-config'
import { parseEcsConfig } from '@/lib/aws/ec2/user-data'
import { CONTAINER_REASON, PULL_FAILURE } from '@/lib/aws/ecs/messages'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { existing } from '@/lib/engine'
import type { ContainerEvent } from '@/machines/container.machine'
import type { ImagePullInput } from '@/machines/image-pull.machine'
import { type TimingName, waitMs } from '../pace'
import type { Instance } from '../records/ec2'
import type { Container, Task } from '../records/tasks'
import { EXTRACT_MIB_PER_SECOND, MANIFEST_MS, PULL_MIB_PER_SECOND } from '../timings'
import type { World } from '../world'
import { between } from './instances'
import { containersOf, instanceOf, isAgentReachable, liveTasksOn, taskOf } from './lookup'

type PullFailure = NonNullable<ImagePullInput['failure']>

const ECR_HOST = '.dkr.ecr.'
const GIVEN_UP_AFTER = {
  absent: 'startFailureImageMissing',
  unreachable: 'startFailureUnreachable',
  forbidden: 'startFailureForbidden',
} as const satisfies Readonly<Record<PullFailure, TimingName>>

export function pullKey(instanceId: string, image: string): string {
  return `${instanceId}|${image}`
}

export function parsePullKey(key: string): { readonly instanceId: string; readonly image: string } {
  const bar = key.indexOf('|')
  return { instanceId: key.slice(0, bar), image: key.slice(bar + 1) }
}

export function pullImage(world: World, container: Container): void {
  const task = taskOf(world, container)
  const instance = instanceOf(world, task)
  if (!isAgentReachable(world, task)) {
    // ECS placed the task before it noticed. The agent hears of it when it is back, if it comes back.
    if (instance.state !== 'running') world.charts.send('container', container.arn, { type: 'power.lost' })
    return
  }
  task.pullStartedAt ??= world.engine.now
  const key = pullKey(instance.id, container.image)
  if (isPulling(world, key)) return
  world.charts.remove('image-pull', key)
  const isCached = instance.cachedImages.includes(container.image)
  const { imagePullBehavior } = agentConfig(parseEcsConfig(instance.userData))
  if (isCached && (imagePullBehavior === 'once' || imagePullBehavior === 'prefer-cached')) {
    task.pullStoppedAt = world.engine.now
    world.charts.send('container', container.arn, { type: 'image.pulled' })
    return
  }
  const random = world.engine.random.stream(`image-pull/${key}`)
  const refusal = refusalOf(world, container.image)
  // Only `default` falls back to its cache when the image cannot be pulled (any more).
  const failure = isCached && imagePullBehavior === 'default' ? null : refusal
  const missing = missingLayers(world, instance, container.image)
  const layersMs = pullMs(missing.mib, missing.layers)
  world.log.explain({
    topic: 'image-pull',
    subjects: [task.arn, instance.id],
    summary:
      missing.layers === 0
        ? `${container.image} is complete in the image cache of ${instance.id}; only its manifest is read`
        : `${instance.id} pulls ${missing.layers} of ${missing.of} layers of ${container.image} (${missing.mib} MiB)`,
    rule: `ECS_IMAGE_PULL_BEHAVIOR=${imagePullBehavior}: pull, layers in the cache already exist`,
    facts: [
      ['missing layers', `${missing.layers} of ${missing.of}`],
      ['download', `${PULL_MIB_PER_SECOND} MiB/s`],
      ['time', `${layersMs} ms`],
    ],
  })
  world.charts.start('image-pull', key, {
    failure,
    manifestMs:
      refusal === null
        ? between(random.uniform(), MANIFEST_MS)
        : waitMs(world, GIVEN_UP_AFTER[refusal], `${key}/${world.engine.now}`),
    layersMs,
  })
}

/** The agent is back and hears of a task that was placed while it could not be reached. */
export function pullUnheard(world: World, task: Task): void {
  if (task.pullStartedAt !== null) return
  for (const container of containersOf(world, task))
    if (container.step === 'pulling') pullImage(world, container)
}

/** The instance is powered off in the middle of it; what waits for the image ends with the instance. */
export function cancelPulls(world: World, instanceId: string): void {
  const images = liveTasksOn(world, instanceId).flatMap((task) =>
    containersOf(world, task).map(({ image }) => image),
  )
  for (const image of new Set(images)) {
    const key = pullKey(instanceId, image)
    if (isPulling(world, key)) world.charts.send('image-pull', key, { type: 'cancel' })
  }
}

export function imagePulled(world: World, key: string): void {
  const { instanceId, image } = parsePullKey(key)
  const instance = existing(world.state.instances.get(instanceId), `instance ${instanceId}`)
  if (!instance.cachedImages.includes(image)) instance.cachedImages.push(image)
  tellWaiting(world, key, { type: 'image.pulled' })
}

export function imageFailed(world: World, key: string): void {
  const { image } = parsePullKey(key)
  const context = world.charts.snapshot('image-pull', key)?.context as ImagePullInput | undefined
  const reason = CONTAINER_REASON.cannotPull(failureText(image, context?.failure ?? 'absent'))
  tellWaiting(world, key, { type: 'image.failed', reason })
}

function failureText(image: string, failure: PullFailure): string {
  const isEcr = image.includes(ECR_HOST)
  switch (failure) {
    case 'absent':
      return PULL_FAILURE.tagAbsent(image)
    case 'unreachable':
      return isEcr ? PULL_FAILURE.noRoute(image, repositoryOf(image)) : PULL_FAILURE.timedOut(image)
    case 'forbidden':
      return isEcr ? PULL_FAILURE.noPermission() : PULL_FAILURE.accessDenied(repositoryOf(image))
  }
}

function tellWaiting(world: World, key: string, event: ContainerEvent): void {
  const { instanceId, image } = parsePullKey(key)
  for (const task of liveTasksOn(world, instanceId)) {
    if (task.pullStartedAt === null) continue
    for (const container of containersOf(world, task)) {
      if (container.image !== image || container.step !== 'pulling') continue
      task.pullStoppedAt = world.engine.now
      world.charts.send('container', container.arn, event)
    }
  }
}

function isPulling(world: World, key: string): boolean {
  const value = world.charts.snapshot('image-pull', key)?.value
  return typeof value === 'object' && value !== null && 'PULLING' in value
}

/**
 * Why an image cannot be pulled; null when it can. Images of the project's own registry exist when they were pushed; those of
 * other registries are taken to exist.
 */
function refusalOf(world: World, image: string): PullFailure | null {
  const known = world.state.images.get(image)
  if (known) return known.pull === 'succeeds' ? null : known.pull
  for (const repository of world.state.repositories.values()) {
    if (!image.startsWith(`${repository.uri}:`)) continue
    const tag = image.slice(repository.uri.length + 1)
    return repository.images.some((pushed) => pushed.tag === tag) ? null : 'absent'
  }
  return image.includes(ECR_HOST) ? 'absent' : null
}

/** Tags of one repository share all layers but the last: a new release changes the application, not its base. */
function missingLayers(
  world: World,
  instance: Instance,
  image: string,
): { layers: number; of: number; mib: number } {
  const behavior: ImageBehavior = world.state.images.get(image) ?? IMAGE_BEHAVIOR_DEFAULT
  const of = behavior.layers
  if (instance.cachedImages.includes(image)) return { layers: 0, of, mib: 0 }
  const repository = repositoryOf(image)
  const hasBase = instance.cachedImages.some((cached) => repositoryOf(cached) === repository)
  const layers = hasBase ? 1 : of
  return { layers, of, mib: Math.round((behavior.sizeMiB * layers) / of) }
}

function repositoryOf(image: string): string {
  const colon = image.lastIndexOf(':')
  return colon > image.lastIndexOf('/') ? image.slice(0, colon) : image
}

/** Lanes share the line, so the download takes bytes / rate; only the extraction of the last layer is left after it. */
function pullMs(mib: number, layers: number): number {
  if (layers === 0) return 0
  return Math.round((mib / PULL_MIB_PER_SECOND + mib / layers / EXTRACT_MIB_PER_SECOND) * 1_000)
}
