// What the data plane is made of, and who tells whom.

import { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { Anomalies } from './anomalies'
import { Attempts } from './attempts'
import { Calls } from './calls/calls'
import { Clients } from './clients'
import { OUTCOME, SENDER } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import { Follower } from './follow'
import { Grace } from './grace'
import { Probes } from './probes'
import { ProcessLife } from './process-life'
import { Processes } from './processes'
import { Queues } from './queues'
import { Receptions } from './receptions'
import { RequestFlow } from './request-flow'
import { RequestPool } from './request-pool'
import { Samples } from './samples'
import { TaskNumbers } from './task-numbers'
import { Topology } from './topology'
import { UsageMeter } from './usage'

export class DataPlaneParts {
  readonly pool = new RequestPool()
  readonly grace: Grace
  readonly topology: Topology
  readonly tasks = new TaskNumbers()
  readonly processes = new Processes()
  readonly cpu = new CpuScheduler()
  readonly usage = new UsageMeter(this.cpu, this.processes)
  readonly flow: RequestFlow
  readonly attempts: Attempts
  readonly calls: Calls
  readonly clients: Clients
  readonly probes: Probes
  readonly samples: Samples
  readonly receptions = new Receptions()
  readonly follower: Follower
  readonly life: ProcessLife
  readonly queues: Queues
  readonly anomalies: Anomalies

  constructor(world: DataPlaneWorld) {
    this.grace = new Grace(this.pool, (table, number) => this.topology.release(table, number))
    this.topology = new Topology(world, { grace: this.grace, sent: () => this.flow.total })
    this.flow = new RequestFlow(world, this.pool, this.topology, this.processes, this.cpu)
    this.calls = new Calls(world, this.flow)
    this.attempts = new Attempts(world.engine, {
      pool: this.pool,
      send: (source, template, sender, first, attempt, visitor) =>
        this.flow.send(source, template, sender, first, attempt, visitor),
      giveUp: (slot) => this.flow.giveUp(slot),
      settled: (source, sender, endedAt, status, visitor) => {
        if (sender === SENDER.callingUser) this.clients.answered(source, endedAt, status, visitor)
      },
    })
    this.clients = new Clients(
      world,
      this.topology.sources,
      (source, template, sender) => this.flow.send(source, template, sender),
      this.attempts,
      (source, visitor) => this.flow.cookies.drop(source, visitor),
    )
    this.probes = new Probes(world, this.flow)
    this.flow.listener = {
      userAnswered: (source, endedAt, status) => this.clients.answered(source, endedAt, status),
      attemptSent: (slot) => this.attempts.sent(slot),
      attemptEnded: (slot, endedAt, status, outcome) => {
        if (outcome <= OUTCOME.target5xx) this.flow.chooser.keepCookies(slot)
        this.attempts.ended(slot, endedAt, status)
      },
      workDone: (slot, container) => this.calls.next(slot, container),
      callEnded: (slot, endedAt, status, outcome) => this.calls.attemptEnded(slot, endedAt, status, outcome),
      callerLeft: (slot, container) => this.calls.callerLeft(slot, container),
      probeAnswered: (slot, status) => this.probes.answered(slot, status),
      messageDone: (slot, container) => this.queues.done(slot, container),
      messageLost: (slot, container) => this.queues.lost(slot, container),
      processEnded: (container) => {
        this.queues.left(container)
        this.calls.processEnded(container)
        this.tasks.leave(container)
        this.topology.containers.release(container)
      },
    }
    this.queues = new Queues(world, {
      pool: this.pool,
      topology: this.topology,
      processes: this.processes,
      service: this.flow.service,
      receptions: this.receptions,
    })
    this.anomalies = new Anomalies(world, this.topology)
    this.follower = new Follower(world, this.topology, { names: this.calls.names, ring: this.flow.ring })
    this.samples = new Samples(this.flow.ring, this.follower)
    this.life = new ProcessLife(world, {
      topology: this.topology,
      tasks: this.tasks,
      processes: this.processes,
      cpu: this.cpu,
      usage: this.usage,
      flow: this.flow,
    })
  }
}
