// The mappings as a table: columns, order and filter. Pure.

import { addressRank, type Mapping, stateOf } from './mappings'

export const COLUMNS = [
  'hostPort',
  'instance',
  'zone',
  'container',
  'containerPort',
  'revision',
  'targetGroup',
  'state',
  'perSecond',
  'inFlight',
  'task',
  'since',
] as const
export type ColumnId = (typeof COLUMNS)[number]

export interface SortedBy {
  readonly column: ColumnId
  readonly isDescending: boolean
}

export const COLUMN_NAMES: Readonly<Record<ColumnId, string>> = {
  hostPort: 'Host port',
  instance: 'Instance',
  zone: 'Zone',
  container: 'Container',
  containerPort: '→ port',
  revision: 'Revision',
  targetGroup: 'Target group',
  state: 'State',
  perSecond: 'req/s',
  inFlight: 'In flight',
  task: 'Task',
  since: 'Since',
}

const VALUE: Readonly<Record<ColumnId, (mapping: Mapping) => string | number>> = {
  hostPort: ({ hostPort }) => hostPort,
  instance: ({ instanceId }) => instanceId,
  zone: ({ zone }) => zone,
  container: ({ containerIp }) => addressRank(containerIp),
  containerPort: ({ containerPort }) => containerPort,
  revision: ({ taskDefinition }) => revisionRank(taskDefinition),
  targetGroup: ({ target }) => target?.targetGroupName ?? '',
  state: stateOf,
  perSecond: ({ perSecond }) => perSecond,
  inFlight: ({ inFlight }) => inFlight,
  task: ({ taskId }) => taskId,
  since: ({ since }) => since,
}

/** `web:10` after `web:9`. */
function revisionRank(name: string): string {
  const colon = name.lastIndexOf(':')
  return `${name.slice(0, colon)} ${name.slice(colon + 1).padStart(9, '0')}`
}

/** Rows with equal values keep the order of the map, either way. */
export function sortedMappings(
  mappings: readonly Mapping[],
  { column, isDescending }: SortedBy,
): readonly Mapping[] {
  const value = VALUE[column]
  const sign = isDescending ? -1 : 1
  return mappings
    .map((mapping) => ({ mapping, value: value(mapping) }))
    .toSorted((a, b) => sign * (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
    .map(({ mapping }) => mapping)
}

/** Each word must stand somewhere in the row: `i-055f healthy`. */
export function filteredMappings(mappings: readonly Mapping[], filter: string): readonly Mapping[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return mappings
  return mappings.filter((mapping) => {
    const text = rowText(mapping)
    return words.every((word) => text.includes(word))
  })
}

function rowText(mapping: Mapping): string {
  const { hostPort, instanceId, zone, address, containerIp, containerPort, taskDefinition, target, taskId } =
    mapping
  return [
    `:${hostPort}`,
    instanceId,
    zone,
    address,
    containerIp,
    `:${containerPort}`,
    taskDefinition,
    target?.targetGroupName,
    stateOf(mapping),
    mapping.isAdmitted ? '' : 'closed',
    taskId,
  ]
    .join(' ')
    .toLowerCase()
}

/** Rows of one height: which of them lie in sight, with some around. */
export function rowsInSight(
  count: number,
  { top, height, rowHeight }: { readonly top: number; readonly height: number; readonly rowHeight: number },
): { readonly from: number; readonly to: number } {
  const margin = 8
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - margin))
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + margin) }
}

export function isColumn(value: string): value is ColumnId {
  return (COLUMNS as readonly string[]).includes(value)
}
