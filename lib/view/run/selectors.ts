// Questions the screen asks of the state. They return parts of it unchanged where they can; hooks compare the rest.

import type { InstanceView, TaskDefinitionView, TaskView, View, ViewKind, ViewOf } from '@/lib/protocol'
import { tasksOn } from '../layout/tasks-on'
import type { RunState } from './state'

type Run = Pick<RunState, 'views' | 'kinds' | 'events' | 'commands'>

export const selectView =
  (key: string | null) =>
  (state: Run): View | undefined =>
    key === null ? undefined : state.views.get(key)

export const selectKind =
  <K extends ViewKind>(kind: K) =>
  (state: Run): readonly ViewOf<K>[] =>
    state.kinds[kind]

/** The view of `key` when it is of `kind`. */
export const selectViewOf =
  <K extends ViewKind>(kind: K, key: string | null) =>
  (state: Run): ViewOf<K> | undefined => {
    const view = key === null ? undefined : state.views.get(key)
    return view?.kind === kind ? (view as ViewOf<K>) : undefined
  }

/** Tasks on an instance that still hold something of it, in order of creation. Compare with shallow equality. */
export const selectTasksOn =
  (instanceId: string) =>
  (state: Run): readonly TaskView[] =>
    tasksOn(state.kinds.task, instanceId).filter(({ lastStatus }) => lastStatus !== 'STOPPED')

const several = new WeakMap<readonly InstanceView[], boolean>()

/** Whether instances of more than one cluster are there. Remembered: every instance asks, at every change of anything. */
export function selectHasSeveralClusters({ kinds: { instance: instances } }: Run): boolean {
  const known = several.get(instances)
  if (known !== undefined) return known
  const answer = new Set(instances.flatMap(({ clusterName }) => clusterName ?? [])).size > 1
  several.set(instances, answer)
  return answer
}

export const selectLastCommand = (state: Run) => state.commands.at(-1)

/** `web:2` of a definition. */
export function definitionName(definition: Pick<TaskDefinitionView, 'family' | 'revision'>): string {
  return `${definition.family}:${definition.revision}`
}

/** Number of colours in the revision palette (`--rev-0` … `--rev-7` in globals.css). */
export const REVISION_COLORS = 8

const colours = new WeakMap<readonly TaskDefinitionView[], ReadonlyMap<string, number>>()

/** Index into the revision palette of `family:revision`, by order of registration; 0 when it is not known. */
export const selectRevisionColor =
  (taskDefinition: string) =>
  ({ kinds: { taskDefinition: definitions } }: Run): number => {
    let known = colours.get(definitions)
    if (known === undefined) {
      known = new Map(
        definitions.flatMap((one) => {
          const colour = one.ordinal % REVISION_COLORS
          return [[definitionName(one), colour] as const, [one.key, colour] as const]
        }),
      )
      colours.set(definitions, known)
    }
    return known.get(taskDefinition) ?? 0
  }
