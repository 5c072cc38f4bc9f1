// `prices` as scenario files write them: what they do not say keeps its first value.

import * as z from 'zod'
import { INSTANCE_TYPES } from '../ec2/instance-types'
import { PRICES_DEFAULT, type Prices } from './prices'

const USD_MAX = 1_000_000
const BYTES_MAX = 1_000_000_000

const usd = z.number().min(0).max(USD_MAX)
const types = INSTANCE_TYPES.map(({ name }) => name) as [string, ...string[]]

export const pricesSchema = z
  .strictObject({
    asOf: z.string().min(1).max(40).optional().describe('When they were read, e.g. "2026-09-20".'),
    instances: z
      .partialRecord(z.enum(types), usd)
      .optional()
      .describe('US dollars an hour by instance type.'),
    loadBalancerHour: usd.optional().describe('US dollars an hour of an Application Load Balancer.'),
    lcuHour: usd.optional().describe('US dollars an hour of a load balancer capacity unit.'),
    networkHour: usd.optional().describe('US dollars an hour of a Network Load Balancer.'),
    nlcuHour: usd.optional().describe('US dollars an hour of a capacity unit of a Network Load Balancer.'),
    classicHour: usd.optional().describe('US dollars an hour of a Classic Load Balancer.'),
    classicGigabyte: usd.optional().describe('US dollars a gigabyte through a Classic Load Balancer.'),
    bytesPerRequest: z
      .number()
      .min(0)
      .max(BYTES_MAX)
      .optional()
      .describe('Bytes that a request and its response carry on average, for processed bytes; default 0.'),
  })
  .transform(
    (given): Prices => ({
      asOf: given.asOf ?? PRICES_DEFAULT.asOf,
      instances: Object.fromEntries(
        types.map((type) => [type, given.instances?.[type] ?? PRICES_DEFAULT.instances[type] ?? 0]),
      ),
      loadBalancerHour: given.loadBalancerHour ?? PRICES_DEFAULT.loadBalancerHour,
      lcuHour: given.lcuHour ?? PRICES_DEFAULT.lcuHour,
      networkHour: given.networkHour ?? PRICES_DEFAULT.networkHour,
      nlcuHour: given.nlcuHour ?? PRICES_DEFAULT.nlcuHour,
      classicHour: given.classicHour ?? PRICES_DEFAULT.classicHour,
      classicGigabyte: given.classicGigabyte ?? PRICES_DEFAULT.classicGigabyte,
      bytesPerRequest: given.bytesPerRequest ?? PRICES_DEFAULT.bytesPerRequest,
    }),
  )
  .describe('What the cost of the run is worked out with; first values are those of us-east-1 on demand.')
