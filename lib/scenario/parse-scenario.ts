// From a file's text, or its value, to a checked `Scenario`. The only thing that it throws is `ScenarioError`.

import type * as z from 'zod'
import { decodeUserData } from '@/lib/aws/ec2/decode-user-data'
import { parseEcsConfig } from '@/lib/aws/ec2/user-data'
import { explainErrors, formatPath, sentence } from '@/lib/aws/explain-issue'
import { findAllUnknown } from '@/lib/aws/find-unknown'
import { mergeImageBehavior } from '@/lib/aws/image-behavior-schema'
import type { Pace } from '@/lib/aws/pace'
import { PRICES_DEFAULT } from '@/lib/aws/pricing/prices'
import { START, START_AT_DEFAULT } from '@/lib/engine'
import { CLIENTS_FROM_DEFAULT } from '@/lib/traffic/client-block'
import { PATIENT, whyNoCookies } from '@/lib/traffic/client-policy'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'
import { FOLLOW_REDIRECTS_DEFAULT, REQUESTS_DEFAULT } from '@/lib/traffic/requests-schema'
import { parseJson, toPlain } from './plain'
import { type PlacedOperation, wrongReferences } from './references'
import type { Scenario, ScenarioTraffic } from './scenario'
import { refuse, ScenarioError, type ScenarioFault } from './scenario-error'
import { type ScenarioFile, scenarioFileSchema } from './schema'

const SEED_DEFAULT = 1
const REGION_DEFAULT = 'us-east-1'
const PACE_DEFAULT: Pace = 'aws'
const PORT_DEFAULT = 80

/**
 * Reads a scenario from JSON text or from its value.
 *
 * @example parseScenario('{"schemaVersion":1,"name":"Nothing","operations":[]}').seed // 1
 */
export function parseScenario(source: unknown): Scenario {
  const value = bounded(() => toPlain(typeof source === 'string' ? parseJson(source) : source))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ScenarioError('A scenario must be a JSON object with "name" and "operations".', '')
  }
  const file = readFile(value)
  const operations = inOrder(file)
  const traffic = (file.traffic ?? []).map(readTraffic)
  const goals = file.goals ?? GOALS_DEFAULT
  refuse([...twiceNamed(traffic), ...cookiesOfNobody(traffic), ...wrongReferences(operations, traffic)])
  return {
    name: file.name,
    description: file.description ?? null,
    lookFor: file.lookFor ?? null,
    seed: file.seed ?? SEED_DEFAULT,
    region: file.region ?? REGION_DEFAULT,
    pace: file.pace ?? PACE_DEFAULT,
    startAt: file.startAt ?? START_AT_DEFAULT,
    openAt: file.openAt ?? START,
    speed: file.speed ?? 1,
    until: file.until ?? null,
    goals: { ...goals, from: goals.from ?? file.openAt ?? START },
    prices: file.prices ?? PRICES_DEFAULT,
    clusters: joinedClusters(operations),
    images: Object.entries(file.images ?? {}).map(([reference, behavior]) => [
      reference,
      mergeImageBehavior(behavior),
    ]),
    operations: operations.map(({ index: _index, ...operation }) => operation),
    traffic,
  }
}

/** Whatever a foreign object throws when it is looked at becomes the one error that callers expect. */
function bounded(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof ScenarioError) throw error
    throw new ScenarioError('The scenario cannot be read.', '')
  }
}

function readFile(value: object): ScenarioFile {
  const result: z.ZodSafeParseResult<ScenarioFile> = scenarioFileSchema.safeParse(value)
  if (result.success) return result.data
  const unknown = [...findAllUnknown(scenarioFileSchema, value)]
  const wrong = explainErrors(result.error, value).map((explained) => ({
    where: formatPath(explained.path),
    message: sentence(explained),
  }))
  refuse([...unknown, ...wrong].map(({ where, message }) => ({ where, message: ended(message) })))
  // A schema that is not satisfied without saying why.
  throw new ScenarioError('The scenario is not valid.', '')
}

/** By time; at one time in the order of the file. */
function inOrder(file: ScenarioFile): readonly PlacedOperation[] {
  return file.operations
    .map(({ at, last, as, action, input }, index) => ({
      at: at ?? START,
      isLast: last ?? false,
      as: as ?? null,
      action,
      input: input ?? {},
      index,
    }))
    .sort((x, y) => x.at - y.at || Number(x.isLast) - Number(y.isLast) || x.index - y.index)
}

function readTraffic(source: NonNullable<ScenarioFile['traffic']>[number]): ScenarioTraffic {
  const { name, to, port, arrivals, requests, from, followRedirects } = source
  return {
    name,
    to,
    port: port ?? PORT_DEFAULT,
    arrivals,
    requests: requests ?? REQUESTS_DEFAULT,
    from: from ?? CLIENTS_FROM_DEFAULT,
    followRedirects: followRedirects ?? FOLLOW_REDIRECTS_DEFAULT,
    client: {
      timeoutMs: source.timeoutMs ?? PATIENT.timeoutMs,
      retries: source.retries ?? PATIENT.retries,
      cookies: source.cookies ?? PATIENT.cookies,
      visitors: source.visitors ?? PATIENT.visitors,
      uploadKbps: source.uploadKbps ?? PATIENT.uploadKbps,
      downloadKbps: source.downloadKbps ?? PATIENT.downloadKbps,
      requestsPerConnection: source.requestsPerConnection ?? PATIENT.requestsPerConnection,
      http2: source.http2 ?? PATIENT.http2,
    },
  }
}

function* cookiesOfNobody(traffic: readonly ScenarioTraffic[]): Iterable<ScenarioFault> {
  for (const [i, { arrivals, client }] of traffic.entries()) {
    const refusal = whyNoCookies(arrivals.kind, client)
    const where = `traffic[${i}].${client.cookies ? 'cookies' : 'visitors'}`
    if (refusal !== null) yield { where, message: `${where}: ${refusal}.` }
  }
}

function* twiceNamed(traffic: readonly ScenarioTraffic[]): Iterable<ScenarioFault> {
  const names = new Set<string>()
  for (const [i, { name }] of traffic.entries()) {
    const where = `traffic[${i}].name`
    if (names.has(name)) yield { where, message: `${where}: the name "${name}" is used twice.` }
    names.add(name)
  }
}

/**
 * User data that names a cluster means that somebody made it before; unless an operation here does, it exists from the
 * start. So a short scenario stays short. MODEL.md#clusters.
 */
function joinedClusters(operations: readonly PlacedOperation[]): readonly string[] {
  const created = new Set<unknown>(['default'])
  const joined = new Set<string>()
  for (const { action, input } of operations) {
    if (action === 'ecs:CreateCluster') created.add(input.clusterName)
    const userData = action === 'ec2:RunInstances' ? input.UserData : undefined
    if (typeof userData !== 'string') continue
    const name = parseEcsConfig(decodeUserData(userData)).get('ECS_CLUSTER')
    if (name !== undefined && /^[A-Za-z0-9_-]{1,255}$/.test(name)) joined.add(name)
  }
  return [...joined].filter((name) => !created.has(name))
}

/** A question asks already; everything else gets its full stop. */
function ended(sentence: string): string {
  return sentence.endsWith('?') ? sentence : `${sentence}.`
}
