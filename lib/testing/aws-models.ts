// AWS's own models of its API, which the SDK carries as data: which operations there are and what each takes. Tests compare
// the product with them and write what is generated from them; the product itself has no part of the SDK.

/** Prefix of the actions → package of the SDK. */
export const SDK_PACKAGES: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {
  ecs: () => import('@aws-sdk/client-ecs'),
  elasticloadbalancing: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  elb: () => import('@aws-sdk/client-elastic-load-balancing'),
  servicediscovery: () => import('@aws-sdk/client-servicediscovery'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  'application-autoscaling': () => import('@aws-sdk/client-application-auto-scaling'),
  autoscaling: () => import('@aws-sdk/client-auto-scaling'),
}

export interface AwsMember {
  readonly name: string
  /** `''` text, `#` number, `?` boolean, `[]` list of these, `{}` structure or map, `[{}]` list of structures. */
  readonly kind: string
  /** Name of the structure, where the member is one or a list of them. */
  readonly structure: string | null
}

// A schema is [sort, namespace, name, traits, …]: of a list its item, of a structure its members' names and schemas, of an
// operation its input and output. Simple ones are numbers. One with traits of its own is [schema, traits].
export const SORT = { wrapped: 0, list: 1, map: 2, structure: 3, operation: 9 } as const
const SIMPLE_KINDS: Readonly<Record<number, string>> = { 1: '#', 2: '?', 17: '#', 19: '#' }
const LIST_OF_SIMPLE = 64
const MAP_OF_SIMPLE = 128

export type Schema = readonly unknown[]

/** Names of all operations of a service, sorted. */
export async function awsOperations(service: string): Promise<readonly string[]> {
  const model = (await SDK_PACKAGES[service]?.()) ?? {}
  return Object.entries(model)
    .filter(([name, schema]) => name.endsWith('$') && Array.isArray(schema) && schema[0] === SORT.operation)
    .map(([name]) => name.slice(0, -1))
    .sort()
}

/** Name of an operation's input structure; null when AWS has no such operation. */
export const awsInput = (action: string): Promise<Schema | null> => structureOf(action, 4)

/** The same of what it answers. */
export const awsOutput = (action: string): Promise<Schema | null> => structureOf(action, 5)

async function structureOf(action: string, place: number): Promise<Schema | null> {
  const [service = '', name = ''] = action.split(':')
  const model = (await SDK_PACKAGES[service]?.())?.[`${name}$`]
  const structure = Array.isArray(model) ? resolved(model[place]) : null
  return Array.isArray(structure) ? structure : null
}

/** What JavaScript calls a simple value, or the schema of any other. Times are numbers of seconds here, as on the wire. */
export function sortOf(schema: unknown): 'string' | 'number' | 'boolean' | Schema {
  const value = resolved(schema)
  if (typeof value === 'number') {
    if (value >= LIST_OF_SIMPLE && value < MAP_OF_SIMPLE)
      return [SORT.list, '', '', 0, value - LIST_OF_SIMPLE]
    if (value >= MAP_OF_SIMPLE) return [SORT.map]
    if (TIMES.has(value)) return 'number'
    return SIMPLE_SORTS[SIMPLE_KINDS[value] ?? ''] ?? 'string'
  }
  if (!Array.isArray(value)) return 'string'
  return value[0] === SORT.wrapped ? sortOf(value[4]) : value
}

const TIMES: ReadonlySet<number> = new Set([4, 5, 6, 7])
const SIMPLE_SORTS: Readonly<Record<string, 'number' | 'boolean'>> = { '#': 'number', '?': 'boolean' }

export function structureName(schema: Schema): string {
  return String(schema[2])
}

/** The members of a structure, in AWS's order, with the schemas of those that are structures themselves. */
export function membersOf(schema: Schema): readonly (AwsMember & { readonly inner: Schema | null })[] {
  const names = schema[4] as readonly string[]
  const types = schema[5] as readonly unknown[]
  return names.map((name, i) => {
    const inner = structureIn(types[i])
    return { name, kind: kindOf(types[i]), structure: inner ? structureName(inner) : null, inner }
  })
}

function resolved(schema: unknown): unknown {
  let value = schema
  while (typeof value === 'function') value = value()
  return Array.isArray(value) && value.length === 2 ? resolved(value[0]) : value
}

function structureIn(schema: unknown): Schema | null {
  const value = resolved(schema)
  if (!Array.isArray(value)) return null
  if (value[0] === SORT.structure) return value
  return value[0] === SORT.list || value[0] === SORT.wrapped ? structureIn(value[4]) : null
}

function kindOf(schema: unknown): string {
  const value = resolved(schema)
  if (typeof value === 'number') {
    if (value >= MAP_OF_SIMPLE) return '{}'
    return value >= LIST_OF_SIMPLE ? '[]' : (SIMPLE_KINDS[value] ?? '')
  }
  if (!Array.isArray(value)) return ''
  if (value[0] === SORT.wrapped) return kindOf(value[4])
  if (value[0] !== SORT.list) return '{}'
  return ['{}', '[{}]'].includes(kindOf(value[4])) ? '[{}]' : '[]'
}
