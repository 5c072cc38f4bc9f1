// The placements of one look or call as a record: what all instances held before the first of them, and which was chosen each
// time. Every table of candidates can be worked out from that when somebody asks for it; written down, a thousand placements
// on a hundred instances would be most of a run's memory.

import {
  type Choice,
  Chooser,
  type PlacementInstance,
  type PlacementQuestion,
  type PlacementRequirement,
} from '@/lib/aws/ecs/placement'
import { existing } from '@/lib/engine'
import type { Candidate } from '@/lib/protocol'
import { candidatesOf } from './placement-candidates'

/** Plain JSON. */
export interface PlacementRoundState {
  readonly question: PlacementQuestion
  /** By placement: which of the instances; -1 for none. */
  readonly chosen: readonly number[]
}

export class PlacementRound {
  readonly #question: PlacementQuestion
  readonly #chosen: number[]

  constructor({ question, chosen }: PlacementRoundState) {
    this.#question = question
    this.#chosen = [...chosen]
  }

  /** What instances hold at this moment is copied. */
  static begin(question: PlacementQuestion): PlacementRound {
    const { fixedPorts } = question.requirement
    const instances = question.instances.map((instance) => ({
      ...copyOf(instance),
      // Nobody compares ports with none, and those in use are many.
      usedPorts: fixedPorts.length > 0 ? instance.usedPorts : [],
    }))
    return new PlacementRound({ question: { ...question, instances }, chosen: [] })
  }

  /** Answers the number of the placement. */
  add(instance: PlacementInstance | null): number {
    const { instances } = this.#question
    const arn = instance?.containerInstanceArn
    return this.#chosen.push(instances.findIndex((one) => one.containerInstanceArn === arn)) - 1
  }

  candidates(placement: number): readonly Candidate[] {
    const instances = [...this.#question.instances]
    for (const i of this.#chosen.slice(0, placement))
      if (i >= 0) hold(instances, i, this.#question.requirement)
    const chosen = instances[existing(this.#chosen[placement], `placement ${placement}`)]
    return candidatesOf(
      new Chooser({ ...this.#question, instances }).choose(() => chosen),
      instances,
    )
  }

  save(): PlacementRoundState {
    return { question: this.#question, chosen: this.#chosen }
  }
}

/** So many placements a hundred instances write their tables down; a round costs as much memory as about so many tables. */
const TABLES_PERCENT = 12

/**
 * What is recorded of the placements of one look or call: tables while they are few, and a round from when one costs less. To
 * be asked of each choice before its task starts.
 */
export function createRecord(
  question: PlacementQuestion,
): (choice: Choice) => readonly Candidate[] | InRound {
  const tablesMax = Math.floor((question.instances.length * TABLES_PERCENT) / 100)
  let tables = 0
  let round: PlacementRound | null = null
  return (choice) => {
    if (tables++ < tablesMax) return candidatesOf(choice, question.instances)
    round ??= PlacementRound.begin(question)
    return { round, placement: round.add(choice.chosen) }
  }
}

export interface InRound {
  readonly round: PlacementRound
  readonly placement: number
}

/** One more task, as `Reservations.hold` counts it. */
function hold(instances: PlacementInstance[], i: number, requirement: PlacementRequirement): void {
  const before = existing(instances[i], `instance ${i}`)
  const { cpu, memoryMiB, fixedPorts, subnets = null, group } = requirement
  const { taskGroups } = before
  instances[i] = {
    ...before,
    remainingCpu: before.remainingCpu - cpu,
    remainingMemoryMiB: before.remainingMemoryMiB - memoryMiB,
    usedPorts: [...before.usedPorts, ...fixedPorts],
    remainingInterfaces: before.remainingInterfaces - (subnets === null ? 0 : 1),
    tasksOfGroup: before.tasksOfGroup + 1,
    runningTasks: before.runningTasks + 1,
    taskGroups: taskGroups.includes(group) ? taskGroups : [...taskGroups, group],
  }
}

function copyOf(instance: PlacementInstance): Omit<PlacementInstance, 'usedPorts'> {
  return {
    containerInstanceArn: instance.containerInstanceArn,
    containerInstanceId: instance.containerInstanceId,
    instanceId: instance.instanceId,
    label: instance.label,
    status: instance.status,
    agentConnected: instance.agentConnected,
    zone: instance.zone,
    attributes: instance.attributes,
    remainingCpu: instance.remainingCpu,
    remainingMemoryMiB: instance.remainingMemoryMiB,
    reservedTcpPorts: instance.reservedTcpPorts,
    remainingInterfaces: instance.remainingInterfaces,
    interfacesMax: instance.interfacesMax,
    subnetId: instance.subnetId,
    tasksOfGroup: instance.tasksOfGroup,
    runningTasks: instance.runningTasks,
    registeredAt: instance.registeredAt,
    agentVersion: instance.agentVersion,
    taskGroups: instance.taskGroups,
  }
}
