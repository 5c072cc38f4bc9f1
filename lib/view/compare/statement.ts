// What the form of a comparison states, as experiments take it and as people read it.

import type { ExperimentDesign, ExperimentRun } from '@/lib/protocol'
import { plural } from '../describe/format'
import type { Base, Change, Compared, CompareForm, Side, StatedChange } from './state'

export function commandsOf(
  { commands }: Base,
  { hasCommands, scenarioId }: CompareForm,
): Compared['commands'] {
  // What was done in one scenario means nothing in another.
  return { a: hasCommands.a ? commands : [], b: hasCommands.b && scenarioId === null ? commands : [] }
}

export const withCommands = ({ commands }: Base): string =>
  `with your ${commands.length === 1 ? 'command' : plural(commands.length, 'command')}`

export const labelOfA = (base: Base, { hasCommands }: CompareForm): string =>
  hasCommands.a ? `${base.title}, ${withCommands(base)}` : base.title

export function orderOf(
  { sources, until, warmUp }: ExperimentDesign,
  side: Side,
  {
    seed,
    isDrawn,
    commands,
  }: Pick<Compared, 'commands'> & { readonly seed: number; readonly isDrawn: boolean },
): ExperimentRun {
  const scenario = sources[side === 'a' ? 0 : 1]
  return { scenario, seed, until, warmUp, isDrawn, commands: commands[side] }
}

export const changeText = ({ path, value }: StatedChange): string => `${path.trim()}=${value.trim()}`

export const isStated = ({ path, value }: Change): boolean => path.trim() !== '' || value.trim() !== ''

/** `TargetValue` of a long path. */
export const lastPart = (path: string): string => path.trim().split('.').at(-1) ?? path
