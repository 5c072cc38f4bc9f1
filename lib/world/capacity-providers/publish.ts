// Once a minute managed scaling measures M and N and publishes CapacityProviderReservation. ECS guide, cluster-auto-scaling.

import { setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { capacityProviderReservation } from '@/lib/aws/ecs/capacity-provider/managed-scaling'
import { cloudWatchMetric, seriesOf } from '@/lib/metrics/catalogue'
import type { CapacityProvider } from '../records/capacity-providers'
import { providerViewKey } from '../view-keys'
import type { World } from '../world'
import { measureNeed } from './need'
import { clusterOfProvider } from './providers'

/** A datapoint is read within a few minutes. */
const SAMPLES_KEPT = 6

/** At the end of a minute. */
export function publishCapacity(world: World): void {
  for (const provider of world.state.capacityProviders.values()) publish(world, provider)
}

function publish(world: World, provider: CapacityProvider): void {
  const cluster = clusterOfProvider(world.state, provider)
  if (cluster === null || !provider.managedScaling.isEnabled) return
  const { needed, instances, reasons } = measureNeed(world, provider)
  const sample = { at: world.engine.now, needed, instances, reasons }
  provider.samples = [...provider.samples.slice(1 - SAMPLES_KEPT), sample]
  const metric = cloudWatchMetric('cp', 'CapacityProviderReservation', [provider.name, cluster.name])
  const values = setOf(capacityProviderReservation(needed, instances))
  if (metric !== null) world.cloudwatch.publish(metric, { values, unit: 'Percent' })
  world.changes.mark('capacityProvider', providerViewKey(provider.name))
}

/** Once a second, for charts. */
export function recordCapacity(world: World): void {
  for (const provider of world.state.capacityProviders.values()) {
    if (!provider.managedScaling.isEnabled || clusterOfProvider(world.state, provider) === null) continue
    const { needed, instances, waiting } = measureNeed(world, provider)
    const put = (metric: 'needed' | 'instances' | 'waiting' | 'CapacityProviderReservation', value: number) =>
      world.series.record(seriesOf('cp', provider.name, metric), value)
    put('needed', needed)
    put('instances', instances)
    put('waiting', waiting)
    put('CapacityProviderReservation', capacityProviderReservation(needed, instances))
  }
}
