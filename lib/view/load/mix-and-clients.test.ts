import { describe, expect, it } from 'vitest'
import { PATIENT, retriesSchema, timeoutMsSchema } from '@/lib/traffic/client-policy'
import { requestsSchema } from '@/lib/traffic/requests-schema'
import { clientForm, readClient } from './client-form'
import { costText, parseCost } from './duration-text'
import { MIX_ROW_NEW, mixRows, readMix } from './mix-form'

const MIX = requestsSchema.parse([
  { path: '/', weight: 95 },
  {
    method: 'POST',
    path: '/report',
    host: 'shop.example',
    headers: { Accept: 'text/html; q=0.9', 'X-Beta': 'yes' },
    weight: 5,
    cpuMs: { exponential: 300 },
    waitMs: 20,
  },
])

describe('Kinds of requests', () => {
  it('come back as they are', () => {
    const read = readMix(mixRows(MIX))
    expect(read.ok && requestsSchema.parse(read.input.requests)).toEqual(MIX)
  })

  it('get a heavy one more', () => {
    const read = readMix([...mixRows(MIX), MIX_ROW_NEW])
    expect(read.ok && requestsSchema.parse(read.input.requests)).toMatchObject([
      {},
      {},
      { cpuMs: 200, path: '/heavy' },
    ])
  })

  it.each([
    [{ method: 'G ET' }, 'Kind 1: "G ET" is not an HTTP method.'],
    [{ path: 'heavy' }, 'Kind 1: a path starts with "/".'],
    [{ weight: '0' }, 'Kind 1: its share must be a number above 0, not "0".'],
    [{ headers: 'no' }, 'Kind 1: "no" is not a list of headers such as Accept: text/html.'],
    [{ cpuMs: 'a lot' }, 'Kind 1: "a lot" is not a cost such as 20, exponential 20 or uniform 5 30.'],
  ])('say what is wrong: %j', (change, message) => {
    expect(readMix([{ ...MIX_ROW_NEW, ...change }])).toEqual({ ok: false, message })
  })
})

it.each([
  ['20', 20],
  ['Exponential 12.5', { exponential: 12.5 }],
  ['uniform 5 30', { uniform: [5, 30] }],
  ['lognormal 20 1', { lognormal: { mean: 20, sigma: 1 } }],
] as const)('a cost is read and written: %s', (text, cost) => {
  expect(parseCost(text)).toEqual(cost)
  expect(costText(cost)).toBe(text.toLowerCase())
})

it.each(['', '-1', '20 30', 'uniform 30 5', 'normal 20', 'exponential', '1e9'])(
  'is no cost: "%s"',
  (text) => {
    expect(parseCost(text)).toBeNull()
  },
)

describe('Clients', () => {
  it.each([
    PATIENT,
    { ...PATIENT, timeoutMs: 1_000, retries: null },
    { ...PATIENT, visitors: 500 },
    { ...PATIENT, cookies: true },
    { ...PATIENT, retries: retriesSchema.parse({ attempts: 4, jitter: 'none', budget: 0.1 }) },
  ])('come back as they are: %j', (policy) => {
    const source = { client: policy, from: '198.51.100.0/24', followRedirects: false }
    const read = readClient(clientForm(source))
    if (!read.ok) throw new Error(read.message)
    const { timeoutMs, retries, from, followRedirects, visitors, cookies } = read.input
    expect({ from, followRedirects }).toEqual({ from: '198.51.100.0/24', followRedirects: false })
    expect({ visitors, cookies }).toEqual({ visitors: policy.visitors, cookies: policy.cookies })
    expect(timeoutMs === null ? null : timeoutMsSchema.parse(timeoutMs)).toBe(policy.timeoutMs)
    expect(retries === null ? null : retriesSchema.parse(retries)).toEqual(policy.retries)
  })

  it.each([
    [{ timeoutMs: 'soon' }, 'Gives up after, ms: "soon" is not a number.'],
    [{ attempts: '1.5' }, 'Attempts in all must be a whole number from 1 on.'],
    [{ backoffMs: '' }, 'Waits before the second, ms: "" is not a number.'],
  ])('say what is wrong: %j', (change, message) => {
    const source = { client: PATIENT, from: '203.0.113.0/24', followRedirects: true }
    expect(readClient({ ...clientForm(source), ...change })).toEqual({ ok: false, message })
  })
})
