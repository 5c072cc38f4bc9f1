import { describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/aws/actions'
import { kebabCase } from './casing'
import { parametersOf } from './parameters'

// The SDK carries AWS's own models as data: [kind, namespace, name, traits, members, types].
const PACKAGES: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  ecs: () => import('@aws-sdk/client-ecs'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  elasticloadbalancing: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
}

function resolved(schema: unknown): unknown {
  let value = schema
  while (typeof value === 'function') value = value()
  // A member with traits is [schema, traits].
  return Array.isArray(value) && value.length === 2 ? resolved(value[0]) : value
}

/** AWS's kind in the notation of the table. */
function kindOf(schema: unknown): string {
  const value = resolved(schema)
  if (typeof value === 'number') {
    if (value >= 128) return '{}'
    if (value >= 64) return '[]'
    return ({ 0: '', 1: '#', 2: '?' } as Record<number, string>)[value] ?? `type ${value}`
  }
  if (!Array.isArray(value)) return 'unknown'
  const [sort] = value
  if (sort === 1) return kindOf(value[4]) === '' ? '[]' : '[{}]'
  if (sort === 0) return kindOf(value[4])
  return '{}'
}

const AWS_ACTIONS = ACTIONS.filter((action) => Object.hasOwn(PACKAGES, action.split(':')[0] ?? ''))

describe('the table of parameters', () => {
  it.each(AWS_ACTIONS)('%s has members of AWS of the kind they have there', async (action) => {
    const [service = '', operation = ''] = action.split(':')
    const model = (await PACKAGES[service]?.())?.[`${operation}$`]
    const input = resolved(Array.isArray(model) ? model[4] : undefined)
    if (!Array.isArray(input)) return expect.unreachable(`the SDK has no ${action}`)
    const members: readonly string[] = input[4]
    const kinds = new Map(members.map((name, i) => [name, kindOf(input[5][i])]))
    const ours = parametersOf(action) ?? []
    expect(ours.length === 0).toBe(members.length === 0)
    for (const { member, kind } of ours) expect([member, kinds.get(member)]).toEqual([member, kind])
  })

  /** Those that AWS gives no input: the test above finds none of theirs in its SDK either. */
  const WITHOUT_INPUT: readonly string[] = [
    'autoscaling:DescribeLifecycleHookTypes',
    'autoscaling:DescribeMetricCollectionTypes',
  ]

  it.each([...ACTIONS])('%s has an entry, each member once', (action) => {
    const flags = parametersOf(action)?.map(({ flag }) => flag)
    expect(flags).toBeDefined()
    expect(flags?.length === 0).toBe(WITHOUT_INPUT.includes(action))
    expect(new Set(flags).size).toBe(flags?.length)
  })
})

describe('kebabCase', () => {
  it.each([
    ['taskDefinition', 'task-definition'],
    ['LoadBalancerArn', 'load-balancer-arn'],
    ['enableECSManagedTags', 'enable-ecs-managed-tags'],
    ['CustomerOwnedIpv4Pool', 'customer-owned-ipv4-pool'],
    ['UpdateContainerInstancesState', 'update-container-instances-state'],
  ])('%s is %s', (name, flag) => {
    expect(kebabCase(name)).toBe(flag)
  })
})
