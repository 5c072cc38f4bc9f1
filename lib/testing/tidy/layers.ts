// The layer table of ARCHITECTURE.md as data: who may import whom. The tidy test alone guards it.

import { isTest, type Source } from './source'

export type Layer = {
  readonly folder: string
  /** Layers it may use. */
  readonly imports: readonly string[]
  /** Layers of which it may use the types only. */
  readonly types: readonly string[]
  /** Packages it may use; `*` for any. */
  readonly packages: readonly string[]
  /** Part of the deterministic core: told the time, without DOM, Node, clocks, chance and locale. */
  readonly isCore: boolean
}

const AWS_SHAPES = '@aws-sdk/*'

const core = (folder: string, imports: string[], types: string[], packages: string[]): Layer => ({
  folder,
  imports,
  types,
  packages,
  isCore: true,
})
const shell = (folder: string, imports: string[], types: string[], packages: string[]): Layer => ({
  folder,
  imports,
  types,
  packages,
  isCore: false,
})

// Two things are handed on in every layer above the engine: its units of time, and input checked by a schema.
export const LAYERS: readonly Layer[] = [
  core('lib/engine', [], [], ['pure-rand']),
  // Rules say what is wrong with an input: schemas stand beside the rules that they describe.
  core('lib/aws', ['lib/engine'], [], [AWS_SHAPES, 'zod']),
  core('lib/metrics', ['lib/engine', 'lib/aws'], [], []),
  core('lib/traffic', ['lib/engine', 'lib/aws'], [], ['zod']),
  core('lib/stats', ['lib/engine'], [], []),
  core('machines', [], ['lib/aws'], ['xstate']),
  core(
    'lib/world',
    ['lib/engine', 'lib/aws', 'lib/metrics', 'lib/traffic', 'machines'],
    // Decisions and events are recorded in the shape in which they are shown.
    ['lib/protocol'],
    ['xstate', 'zod', AWS_SHAPES],
  ),
  core('lib/scenario', ['lib/aws', 'lib/traffic', 'lib/engine'], [], ['zod', AWS_SHAPES]),
  core('lib/protocol', [], ['lib/aws', 'lib/engine', 'lib/traffic'], [AWS_SHAPES]),
  core(
    'lib/sim',
    ['lib/world', 'lib/scenario', 'lib/protocol', 'lib/engine', 'lib/aws', 'lib/traffic', 'lib/metrics'],
    [],
    [],
  ),
  // Designs, runs and estimates of experiments; whoever has threads or a queue carries them out.
  core(
    'lib/experiment',
    ['lib/sim', 'lib/scenario', 'lib/traffic', 'lib/stats', 'lib/engine', 'lib/aws'],
    ['lib/protocol'],
    ['zod'],
  ),
  // What `dockyard bench` runs: no part of the product, which imports none of it.
  core(
    'lib/bench',
    [
      'lib/sim',
      'lib/world',
      'lib/scenario',
      'lib/protocol',
      'lib/engine',
      'lib/aws',
      'lib/traffic',
      'lib/metrics',
    ],
    [],
    [],
  ),
  shell('lib/api', ['lib/sim', 'lib/aws', 'lib/protocol'], [], [AWS_SHAPES, 'zod']),
  shell(
    'lib/worker',
    ['lib/sim', 'lib/experiment', 'lib/api', 'lib/scenario', 'lib/engine'],
    ['lib/protocol'],
    [],
  ),
  shell(
    'lib/cli',
    [
      'lib/sim',
      'lib/experiment',
      'lib/bench',
      'lib/api',
      'lib/scenario',
      'lib/traffic',
      'lib/metrics',
      'lib/engine',
    ],
    ['lib/protocol'],
    // The queue's packages are loaded by who names a queue, and never at the start.
    ['node:*', 'bullmq', 'ioredis'],
  ),
  // How an answer is printed. Its libraries are loaded by who asks for more than JSON.
  shell('lib/output', ['lib/aws'], [], ['@jmespath-community/jmespath', 'yaml']),
  shell(
    'lib/view',
    ['lib/protocol', 'lib/aws', 'lib/metrics', 'lib/traffic', 'lib/engine', 'lib/output'],
    [],
    ['zustand'],
  ),
  shell('lib/lessons', ['lib/scenario'], [], []),
  shell('components', ['lib/view', 'lib/lessons', 'lib/protocol', 'machines'], [], ['*']),
  shell('app', ['components', 'lib/view', 'lib/api'], [], ['*']),
]

/** What of the world knows XState: the driver of charts, and the runners that it has. */
const XSTATE_HOMES = ['lib/world/chart-driver', 'lib/world/chart-runner/']

/** The layer a path (with or without extension) lies in. */
export const layerOf = (path: string): Layer | undefined =>
  LAYERS.find(({ folder }) => isWithin(path, folder))

export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`)

export const isCore = (file: string): boolean => layerOf(file)?.isCore === true && !isTest(file)

const matchesPackage = (specifier: string, allowed: string): boolean => {
  if (allowed === '*') return !specifier.startsWith('node:')
  if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1))
  return isWithin(specifier, allowed)
}

/** Says what is wrong with an import, or undefined. */
export function importError(source: Source, imported: Source['imports'][number]): string | undefined {
  const layer = layerOf(source.path)
  if (isTest(source.path) || !layer) return undefined
  const { specifier, target, typeOnly } = imported
  if (target === undefined) return packageError(source, layer, imported)
  if (isWithin(target, layer.folder)) return undefined
  if (isWithin(target, 'lib/testing')) return `${specifier} is for tests only`

  const other = layerOf(target)
  if (!other) return `${specifier} belongs to no layer`
  if (layer.imports.includes(other.folder)) return undefined
  if (!layer.types.includes(other.folder)) return `${layer.folder} may not import ${other.folder}`
  return typeOnly
    ? undefined
    : `${layer.folder} may import only types of ${other.folder}: write "import type"`
}

function packageError(source: Source, layer: Layer, imported: Source['imports'][number]): string | undefined {
  const { specifier, typeOnly } = imported
  const allowed = layer.packages.find((name) => matchesPackage(specifier, name))
  if (!allowed) return `${layer.folder} may not import the package ${specifier}`
  if (allowed === AWS_SHAPES && !typeOnly) return `${specifier} is there for its types: write "import type"`
  const knowsXState = XSTATE_HOMES.some((home) => source.path.startsWith(home))
  if (layer.folder === 'lib/world' && allowed === 'xstate' && !knowsXState) {
    return 'only lib/world/chart-driver.ts and its runners may import xstate'
  }
  return undefined
}
