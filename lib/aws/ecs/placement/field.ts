// Fields that placement strategies name. ECS API, PlacementStrategy `field`.

export const SPREAD_FIELD = { zone: 'attribute:ecs.availability-zone', instance: 'instanceId' } as const

/** One spelling for each field: `host` is `instanceId`, `CPU` is `cpu`. */
export function normalField(field: string | null): string {
  if (field === null) return ''
  if (field === 'host' || field === 'instanceId') return SPREAD_FIELD.instance
  const lower = field.toLowerCase()
  return lower === 'cpu' || lower === 'memory' ? lower : field
}
