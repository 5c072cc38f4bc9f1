// `dockyard compare A B`: two scenarios on the same seeds, which gives both the same arrivals as long as their traffic is the same.

import { toSeconds } from '@/lib/engine'
import { csvText } from '@/lib/engine/csv'
import { printable, printableJson, printableLines } from '@/lib/engine/printable'
import { compareOutcomes, type MeasureComparison } from '@/lib/experiment/comparison'
import { CONFIDENCE, type Interval, inOrder, type RunRow } from '@/lib/experiment/estimates'
import { withSettings } from '@/lib/experiment/factor'
import { cellOf, runsOf, seedOf } from '@/lib/experiment/plan'
import { describedMeasures } from '@/lib/experiment/result-text'
import { settingsText } from '@/lib/experiment/setting'
import { formatDuration } from '@/lib/scenario'
import { count } from '../count'
import type { Io } from '../io'
import { loadScenario } from '../load-scenario'
import { alignedTable } from '../table'
import { type Experiment, experiment, orderOf, told } from './experiment'
import type { CompareFlags } from './flags'
import { performRuns } from './perform-runs'
import { SweepProgress } from './sweep-progress'

const INTERRUPTED = 130

interface Compared {
  readonly labels: readonly [a: string, b: string]
  readonly identity: Experiment['identity']
  readonly rows: readonly RunRow[]
  readonly measures: readonly MeasureComparison[]
}

export async function compare(flags: CompareFlags, io: Io): Promise<number> {
  const { design, labels, sameTraffic } = await designComparison(flags, io)
  const { plan } = design.identity
  if (!sameTraffic)
    io.err(
      'Note: the two have different traffic, so that their arrivals are not the same and pairing may gain nothing.\n',
    )
  const rows: RunRow[] = []
  const runs = runsOf(plan)
  const progress = new SweepProgress(io, { label: labels.join(' and '), all: runs.length, left: runs.length })
  const ending = await performRuns(
    {
      runs,
      orderOf: (run) => orderOf(design, run),
      onRow: (row) => {
        rows.push(row)
        progress.add()
      },
    },
    flags.workers ?? io.cores,
    io,
  )
  progress.end()
  if (ending.kind === 'interrupted') return INTERRUPTED
  if (ending.kind === 'failed') {
    const which = `${cellOf(plan, ending.run) === 0 ? 'A' : 'B'} with seed ${seedOf(plan, ending.run)}`
    io.err(`The run of ${which} failed: ${printableLines(ending.failure)}\n`)
    return 1
  }
  const sorted = inOrder(rows)
  const ofCell = (cell: number) => sorted.filter(({ run }) => cellOf(plan, run) === cell)
  const measures = compareOutcomes(ofCell(0), ofCell(1))
  await io.out(print({ labels, identity: design.identity, rows: sorted, measures }, flags.format))
  return 0
}

async function designComparison(flags: CompareFlags, io: Io) {
  const a = await loadScenario(flags.a.file, io)
  const b = await loadScenario(flags.b.file, io)
  return told(() => {
    const sources = [withSettings(a.source, flags.a.settings), withSettings(b.source, flags.b.settings)]
    const labels = [
      label(a.scenario.name, settingsText(flags.a.settings)),
      label(b.scenario.name, settingsText(flags.b.settings)),
    ] as const
    const design = experiment(labels.join(' | '), [{ path: 'scenario', values: ['A', 'B'] }], {
      basis: sources,
      sources: () => sources,
      flags: { ...flags, seed: flags.seed ?? a.scenario.seed },
      io,
    })
    const traffic = sources.map((source) => JSON.stringify((source as { traffic?: unknown }).traffic))
    return { design, labels, sameTraffic: traffic[0] === traffic[1] }
  })
}

const label = (name: string, settings: string): string => (settings === '' ? name : `${name} (${settings})`)

function print(compared: Compared, format: CompareFlags['format']): string {
  switch (format) {
    case 'json':
      return json(compared)
    case 'csv':
      return csv(compared)
    case 'table':
      return table(compared)
  }
}

function json({ labels: [a, b], identity: { dockyard, plan }, rows, measures }: Compared): string {
  return `${printableJson({
    dockyard,
    a,
    b,
    firstSeed: plan.firstSeed,
    replications: plan.replications,
    untilSeconds: toSeconds(plan.until),
    warmUpSeconds: toSeconds(plan.warmUp),
    confidence: CONFIDENCE,
    measures: measures.map((measure, i) => ({ ...describedMeasures[i], ...measure })),
    runs: rows.map(({ run, traceHash, measures: values }) => ({
      scenario: cellOf(plan, run) === 0 ? 'A' : 'B',
      seed: seedOf(plan, run),
      traceHash,
      measures: Object.fromEntries(describedMeasures.map(({ name }, i) => [name, values[i]])),
    })),
  })}\n`
}

function csv({ measures }: Compared): string {
  const columns = (name: string) => [`${name}_mean`, `${name}_low`, `${name}_high`]
  const values = ({ mean, low, high }: Interval) => [mean ?? '', low ?? '', high ?? '']
  const head = ['measure', 'unit', 'n', ...['a', 'b', 'paired', 'unpaired'].flatMap(columns), 'verdict']
  const lines = measures.map(({ name, unit, a, b, paired, unpaired, verdict }) => [
    name,
    unit,
    paired.n,
    ...[a, b, paired, unpaired].flatMap(values),
    verdict ?? '',
  ])
  return csvText([head, ...lines])
}

function table({ labels: [a, b], identity: { plan }, measures }: Compared): string {
  const seeds = `seeds ${plan.firstSeed} to ${plan.firstSeed + plan.replications - 1}`
  const warmUp = plan.warmUp > 0 ? ` after a warm-up of ${formatDuration(plan.warmUp)}` : ', no warm-up'
  const lines = measures.map(({ name, unit, a: first, b: second, paired, unpaired, verdict }) => [
    name,
    unit,
    meanText(first),
    meanText(second),
    intervalText(paired),
    intervalText(unpaired),
    verdict ?? '',
  ])
  return [
    printable(`A: ${a}`),
    printable(`B: ${b}`),
    `${count(plan.replications, 'run')} each (${seeds}) of ${formatDuration(plan.until)}${warmUp}; 95 % confidence intervals.`,
    '',
    alignedTable(['MEASURE', 'UNIT', 'A', 'B', 'B − A, PAIRED', 'B − A, UNPAIRED', ''], lines),
    '',
  ].join('\n')
}

const number = (value: number): string => String(Number(value.toPrecision(4)))

function meanText({ mean }: Interval): string {
  return mean === null ? '–' : number(mean)
}

function intervalText({ mean, high }: Interval): string {
  if (mean === null) return '–'
  const sign = mean > 0 ? '+' : ''
  return high === null ? `${sign}${number(mean)}` : `${sign}${number(mean)} ± ${number(high - mean)}`
}
