import type { RequestHop } from '@/lib/protocol'
import { REASON } from '../codes'
import { bytes, type HopContext, hop, isGivenUpInBody, ms } from './hop-context'
import { isAnsweredByRule } from './rule-answer'

const CUT: Readonly<Record<number, string>> = {
  [REASON.processEnded]: 'the process ended and its connections were reset',
  [REASON.outOfMemory]: 'the kernel killed the process: out of memory',
  [REASON.crashed]: 'the process crashed',
  [REASON.deregistered]: 'the deregistration delay ended with the request open',
  [REASON.idleTimeout]: 'no response within the idle timeout',
  [REASON.clientGaveUp]: 'the client gave up',
  [REASON.instanceLost]: 'the instance was lost; no response within the idle timeout',
}

/** Waiting for a worker, CPU, waiting for others: as far as the request came. */
export function containerHops(context: HopContext): readonly RequestHop[] {
  const { record, target, cost, atTargetUs } = context
  if (isAnsweredByRule(record)) return []
  const { startedAt, lostUs, serviceAt, cpuEndAt, workUs, waitUs } = record
  const cut = isGivenUpInBody(context) ? undefined : CUT[record.reason]
  const relative = (time: number) => time - startedAt + atTargetUs
  const spent = (since: number) => record.endedAt - 2 * atTargetUs - since
  const ended = (kind: 'queue' | 'cpu' | 'wait', title: string, since: number) =>
    hop(kind, title, `${cut ?? 'cut off'} after ${ms(spent(since))}`, { ok: false, durationUs: spent(since) })

  const arrivedAt = startedAt + lostUs
  if (serviceAt < 0) return [ended('queue', 'Queue', arrivedAt)]
  const queued = serviceAt - arrivedAt
  const queue = hop('queue', ...beforeWork(queued, cost), { atUs: relative(serviceAt), durationUs: queued })
  const name = `Container ${target?.containerName ?? ''} · CPU`
  if (cpuEndAt < 0) return [queue, ended('cpu', name, serviceAt)]
  const inCpu = cpuEndAt - serviceAt
  const cpu = hop('cpu', name, stretch(workUs, inCpu), {
    atUs: relative(cpuEndAt),
    durationUs: inCpu,
    waitedUs: Math.max(0, inCpu - workUs),
  })
  if (waitUs <= 0) return [queue, cpu]
  if (cut !== undefined) return [queue, cpu, ended('wait', 'Waiting', cpuEndAt)]
  const wait = hop('wait', 'Waiting', `${ms(waitUs)} waiting on other services, no CPU`, {
    atUs: relative(cpuEndAt + waitUs),
    durationUs: waitUs,
  })
  return [queue, cpu, wait]
}

/** A worker reads the body as it comes. */
function beforeWork(us: number, cost: HopContext['cost']): readonly [title: string, detail: string] {
  const { requestBytes = 0, uploadUs = 0 } = cost ?? {}
  if (uploadUs === 0) return ['Queue', us > 0 ? `waited ${ms(us)} for a worker` : 'a worker was free']
  const body = `its body of ${bytes(requestBytes)} took ${ms(uploadUs)}`
  return us > uploadUs
    ? ['Queue', `waited ${ms(us)} for a worker; ${body} of that time`]
    : ['Body', `${body}, and a worker waited for the end of it`]
}

function stretch(work: number, took: number): string {
  if (work <= 0) return 'no CPU needed'
  const share = Math.min(100, Math.round((100 * work) / Math.max(1, took)))
  return share >= 99
    ? `${ms(work)} of work on a full core`
    : `${ms(work)} of work took ${ms(took)}: ${share} % of a core`
}
