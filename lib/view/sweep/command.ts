// The line for a terminal that comes to what the screen came to.

import { shellQuote } from '@/lib/aws/shell-words'
import type { Base } from '../compare/state'
import { fileName } from '../describe/file-name'
import type { SweepForm } from './state'

export interface SweepCommand {
  readonly line: string
  /** The scenario's file in it. */
  readonly file: string
  /** Built-in scenarios need no file. */
  readonly isBuiltIn: boolean
}

export function varyOf({ parameters }: Pick<SweepForm, 'parameters'>): readonly string[] {
  return parameters
    .filter(({ path, values }) => path.trim() !== '' || values.trim() !== '')
    .map(({ path, values }) => `${path.trim()}=${values.trim()}`)
}

export function sweepCommand(
  { id, title, seed }: Pick<Base, 'id' | 'title' | 'seed'>,
  form: SweepForm,
): SweepCommand {
  const file = id ?? fileName(title, 'json')
  const words = [
    ...varyOf(form).flatMap((text) => ['--vary', text]),
    '--replications',
    String(form.replications),
    '--seed',
    String(seed),
    '--until',
    form.until.trim(),
    '--warm-up',
    form.warmUp.trim(),
    '--out',
    'sweep.json',
  ]
  return {
    file,
    isBuiltIn: id !== null,
    line: ['dockyard', 'sweep', file, ...words].map(shellQuote).join(' '),
  }
}
