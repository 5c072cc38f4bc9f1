// Stands in for the simulation while the screen is developed (`?fixture` in `npm run dev`) and in component tests.
// Not a model: it plays a script. Production builds never reach it (lib/worker/factory.ts).

import type { Prices } from '@/lib/aws/pricing/prices'
import { START_AT_DEFAULT } from '@/lib/engine/calendar'
import { type SimTime, START, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type {
  ChartView,
  Command,
  CommandLogEntry,
  Completion,
  Decision,
  EventView,
  FitView,
  Inspection,
  MetricStep,
  TaskView,
  View,
} from '@/lib/protocol'
import type { DispatchResult, FrameBody, Simulation } from '@/lib/sim/types'
import { COMMANDS, DECISIONS, EVENTS } from './fixture-log'
import { fixtureOutcome } from './fixture-outcome'
import { followSample, REQUEST_GAP_US, sampleOf } from './fixture-requests'
import {
  at,
  definitionOf,
  FIXTURE_START,
  INSTANCE_PLANS,
  plan,
  TASK_PLANS,
  type TaskPlan,
  taskId,
  viewsAt,
  wobble,
} from './fixture-world'

const TICK_US = 50_000
const SAMPLES_MAX = 240

function metricsAt(step: number, views: readonly View[]): MetricStep {
  const healthy = views.filter((v) => v.kind === 'task' && v.targets[0]?.state === 'healthy').length
  const running = (revision: number) =>
    views.filter(
      (v) => v.kind === 'task' && v.family === 'web' && v.revision === revision && v.lastStatus === 'RUNNING',
    ).length
  const values: Record<string, number | null> = {
    'alb/web/RequestCount': Math.round(112 + 16 * wobble(step, 1)),
    'alb/web/HTTPCode_Target_2XX_Count': Math.round(110 + 14 * wobble(step, 1)),
    'alb/web/HTTPCode_ELB_5XX_Count': step > 240 && step < 260 ? Math.round(12 * wobble(step, 2)) : 0,
    'alb/web/HTTPCode_Target_5XX_Count': 0,
    'requests/rps': Math.round(112 + 16 * wobble(step, 1)),
    'requests/errors5xxElb': step > 240 && step < 320 ? Math.round(12 * wobble(step, 2)) : 0,
    'requests/errors5xxTarget': 0,
    'requests/p50Ms': 24 + 9 * wobble(step, 3),
    'requests/p99Ms': 170 + 60 * wobble(Math.floor(step / 4), 4),
    'service/web/desired': step < 60 ? 6 : 8,
    'service/web/running': running(1) + running(2),
    'service/web/running/web:1': running(1),
    'service/web/running/web:2': running(2),
    'service/web/pending': views.filter((v) => v.kind === 'task' && v.lastStatus === 'PENDING').length,
    'service/web/healthy': healthy,
    'service/web/lower': 8,
    'service/web/upper': 16,
    'service/web/CPUUtilization': 48 + 30 * wobble(Math.floor(step / 3), 6),
    'service/web/MemoryUtilization': 55 + 5 * wobble(Math.floor(step / 9), 7),
    'tg/tg-web/HealthyHostCount': healthy,
    'tg/tg-web/UnHealthyHostCount': views.filter(
      (v) => v.kind === 'task' && v.targets[0]?.state === 'unhealthy',
    ).length,
    'tg/tg-web/RequestCountPerTarget': healthy === 0 ? null : 120 / healthy,
    'cluster/demo/instances': INSTANCE_PLANS.length,
  }
  return { step, values }
}

function fitOf(instanceId: string, name: string, views: readonly View[]): FitView {
  const wanted = definitionOf(name)
  const instance = views.find((v) => v.kind === 'instance' && v.key === instanceId)
  if (wanted === undefined || instance?.kind !== 'instance')
    return { instanceId, fits: false, short: [{ reason: 'MISSING', text: 'no such task definition' }] }
  const short: { reason: string; text: string }[] = []
  const left = {
    cpu: instance.cpu.registered - instance.cpu.reserved,
    memory: instance.memory.registered - instance.memory.reserved,
  }
  if (wanted.cpu > left.cpu)
    short.push({ reason: 'RESOURCE:CPU', text: `needs ${wanted.cpu} CPU units, ${left.cpu} left` })
  if (wanted.memory > left.memory)
    short.push({ reason: 'RESOURCE:MEMORY', text: `needs ${wanted.memory} MiB, ${left.memory} left` })
  const port = wanted.containers
    .flatMap((c) => c.portMappings)
    .find((m) => m.hostPort !== 0 && instance.portsInUse.includes(m.hostPort))
  if (port !== undefined)
    short.push({ reason: 'RESOURCE:PORTS', text: `host port ${port.hostPort} is in use` })
  return { instanceId, fits: short.length === 0, short }
}

class FixtureSimulation implements Simulation {
  readonly opening = { at: START, speed: 1 }
  readonly endsAt = simTime(600_000_000)
  readonly pace = 'instant'
  readonly startAt = START_AT_DEFAULT
  readonly name = 'Rolling upgrade under load (fixture)'
  readonly seed = 42
  private time: SimTime = FIXTURE_START
  private plans: readonly TaskPlan[] = TASK_PLANS
  private events: EventView[] = []
  private decisions: Decision[] = [...DECISIONS]
  private commands: CommandLogEntry[] = [...COMMANDS]
  private sent = {
    views: new Map<string, string>(),
    event: 0,
    decision: 0,
    command: 0,
    step: 0,
    request: Math.floor((FIXTURE_START - 1_000_000) / REQUEST_GAP_US),
  }

  now() {
    return this.time
  }

  steps() {
    return Math.floor(this.time / TICK_US)
  }

  advanceTo(time: SimTime) {
    if (time > this.time) this.time = time
  }

  advanceSome(time: SimTime, maxEvents: number) {
    const reach = simTime(Math.min(time, this.time + maxEvents * TICK_US))
    this.advanceTo(reach)
    return reach === time
  }

  step() {
    this.time = simTime((this.steps() + 1) * TICK_US)
    return true
  }

  advanceToNextEvent(limit: SimTime) {
    const next = EVENTS.find((event) => event.at > this.time)
    this.advanceTo(next === undefined || next.at > limit ? limit : next.at)
  }

  dispatch(command: Command): DispatchResult {
    const flags = Object.entries(command.input).map(
      ([name, value]) =>
        `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    const [service, operation = ''] = command.action.split(':')
    const commandLine = [
      'aws',
      service,
      operation.replace(/(?<!^)[A-Z]/g, (c) => `-${c}`).toLowerCase(),
      ...flags,
    ].join(' ')
    const fail = command.input.service !== undefined && command.input.service !== 'web'
    const error = fail ? { code: 'ServiceNotFoundException', message: 'Service not found.' } : null
    if (!fail) this.apply(command)
    const remarks = { failures: [], ignored: [], readOnly: /:(?:Describe|List)/.test(command.action) }
    this.commands = [
      ...this.commands,
      {
        ...command,
        sequence: this.commands.length,
        at: this.time,
        origin: 'user',
        commandLine,
        error,
        ...remarks,
      },
    ]
    return error === null
      ? { ok: true, commandLine, output: {}, ...remarks }
      : { ok: false, commandLine, error }
  }

  complete(_line: string, cursor: number): Completion {
    return { from: cursor, to: cursor, options: [], hint: null }
  }

  dispatchLine(text: string): DispatchResult {
    const words = text.trim().split(/\s+/)
    if (words[0] !== 'aws' || words.length < 3)
      return {
        ok: false,
        commandLine: text,
        error: { code: 'CommandLineError', message: 'expected: aws <service> <operation> [--flag value]…' },
      }
    const camel = (word: string) => word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const input: Record<string, string> = {}
    for (let i = 3; i < words.length; i += 2)
      input[camel((words[i] ?? '').replace(/^--/, ''))] = words[i + 1] ?? ''
    const operation = camel(words[2] ?? '')
    return this.dispatch({
      action: `${words[1]}:${operation.slice(0, 1).toUpperCase()}${operation.slice(1)}`,
      input,
    })
  }

  private apply({ action, input }: Command) {
    const now = this.time / US_PER_SECOND
    if (action === 'ecs:StartTask') {
      const instanceId =
        INSTANCE_PLANS.find((of) => JSON.stringify(input.containerInstances ?? '').includes(of.id.slice(2)))
          ?.id ??
        INSTANCE_PLANS[0]?.id ??
        ''
      const name =
        String(input.taskDefinition ?? 'web:2')
          .split('/')
          .at(-1) ?? 'web:2'
      this.plans = [
        ...this.plans,
        plan({
          id: taskId(this.plans.length),
          taskDefinition: name,
          instanceId,
          hostPort: 32900 + this.plans.length,
          created: now,
          service: false,
        }),
      ]
    }
    if (action === 'ecs:StopTask') {
      this.plans = this.plans.map((p) =>
        String(input.task).endsWith(p.id)
          ? { ...p, draining: Math.min(p.draining, now), stopped: now + 32 }
          : p,
      )
    }
  }

  frame(): FrameBody {
    const views = viewsAt(this.plans, this.time)
    const upsert = views.filter((view) => this.sent.views.get(view.key) !== JSON.stringify(view))
    const remove = [...this.sent.views.keys()].filter((key) => !views.some((view) => view.key === key))
    for (const key of remove) this.sent.views.delete(key)
    for (const view of upsert) this.sent.views.set(view.key, JSON.stringify(view))
    const metrics: MetricStep[] = []
    for (; at(this.sent.step + 1) <= this.time; this.sent.step++)
      metrics.push(metricsAt(this.sent.step, viewsAt(this.plans, at(this.sent.step))))
    this.events = EVENTS.filter((event) => event.at <= this.time)
    const decisions = this.decisions.filter((d) => d.at <= this.time)
    const body = {
      now: this.time,
      upsert,
      remove,
      usage: [],
      events: this.events.slice(this.sent.event),
      decisions: decisions.slice(this.sent.decision),
      commands: this.commands.slice(this.sent.command),
      metrics,
      ...this.samples(),
      messages: [],
      messagesPerSample: 1,
    }
    Object.assign(this.sent, {
      event: this.events.length,
      decision: decisions.length,
      command: this.commands.length,
    })
    return body
  }

  private samples(): Pick<FrameBody, 'samples' | 'requestsPerSample' | 'requests'> {
    const last = Math.floor(this.time / REQUEST_GAP_US)
    const requestsPerSample = Math.max(1, Math.ceil((last - this.sent.request) / SAMPLES_MAX))
    const samples = []
    for (let id = this.sent.request; id < last; id += requestsPerSample)
      samples.push(sampleOf(id, this.plans))
    this.sent.request = Math.max(this.sent.request, last)
    return {
      samples,
      requestsPerSample,
      requests: { total: last, inFlight: Math.floor(3 + 4 * wobble(last)) },
    }
  }

  resetFrames() {
    this.sent = { views: new Map(), event: 0, decision: 0, command: 0, step: 0, request: this.sent.request }
  }

  inspect(key: string): Inspection | null {
    const view = viewsAt(this.plans, this.time).find((v) => v.key === key)
    if (view === undefined) return null
    const about = (of: { readonly subjects: readonly string[] }) => of.subjects.includes(key)
    return {
      key,
      answers: [{ commandLine: `aws describe ${view.kind} ${key}`, output: view }],
      charts: view.kind === 'task' ? chartsOf(view) : [],
      decisions: this.decisions.filter((d) => d.at <= this.time && about(d)),
      events: this.events.filter(about),
    }
  }

  fit(taskDefinition: string) {
    const views = viewsAt(this.plans, this.time)
    const name = taskDefinition.split('/').at(-1) ?? taskDefinition
    return INSTANCE_PLANS.map((of) => fitOf(of.id, name, views))
  }

  readonly sighting = null

  requestWays() {
    return []
  }

  watchFor() {}

  loadAhead() {
    return null
  }

  scalingPreview() {
    return { lines: [], times: [], now: '' }
  }

  tryOut() {
    return []
  }

  scenarioFile() {
    return {}
  }

  whyNotYet() {
    return null
  }

  capacityWhy() {
    return null
  }

  follow(requestId: number) {
    return requestId * REQUEST_GAP_US > this.time ? null : followSample(requestId, this.plans)
  }

  checkpoint() {
    return { time: this.time, plans: this.plans, commands: this.commands }
  }

  outcome(prices?: Prices) {
    return fixtureOutcome(prices)
  }

  report() {
    return { html: '<!doctype html>', csv: 'measure,value,unit\n' }
  }

  /** Nothing scales here. */
  scaling() {
    return null
  }

  fork() {
    return { scenario: {}, seed: this.seed, at: this.now(), state: this.checkpoint() }
  }

  traceHash() {
    return `fixture-${this.steps()}-${this.commands.length}`
  }

  record() {
    const commands = this.commands
      .filter((c) => c.origin === 'user')
      .map(({ action, input, at: time }) => ({ action, input, at: time }))
    return { scenario: { name: this.name, fixture: true }, seed: this.seed, commands, now: this.time }
  }
}

function chartsOf(task: TaskView): readonly ChartView[] {
  const charts: ChartView[] = [
    {
      machine: 'task',
      title: `task ${task.id.slice(0, 8)}`,
      value: task.lastStatus,
      context: { lastStatus: task.lastStatus },
      enteredAt: task.startedAt ?? task.createdAt,
      past: [],
    },
  ]
  for (const container of task.containers)
    charts.push({
      machine: 'container',
      title: `container ${container.name}`,
      value: container.lastStatus,
      context: {},
      enteredAt: task.createdAt,
      past: [],
    })
  for (const target of task.targets)
    charts.push({
      machine: 'target',
      title: `target :${target.port}`,
      value: target.state,
      context: {},
      enteredAt: task.createdAt,
      past: [],
    })
  return charts
}

/** A scripted world at 00:04:12 of a rolling upgrade; the same on every call. */
export function createFixtureSimulation(): Simulation {
  return new FixtureSimulation()
}
