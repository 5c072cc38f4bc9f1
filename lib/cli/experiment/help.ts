// `dockyard sweep --help` and the like.

import { MEASURES } from '@/lib/experiment/measures'
import { REPLICATIONS_DEFAULT } from './flags'

const RUNS = `  --replications N  runs of each cell, on seeds S, S+1, …; every cell gets the same seeds (default: ${REPLICATIONS_DEFAULT})
  --seed S          the first seed (default: the scenario's)
  --until T         simulated time of each run, e.g. 90s, 10m, 1h30m
                    (default: as \`dockyard run\` has it for the longest cell)
  --warm-up T       what happens before does not count (default: 0s)
  --workers N       threads (default: one a core)`

const PATHS = `A path is written as error messages write it: traffic[0].arrivals.poisson.rps, images["web:1"].startupMs. An entry of a list
may be called by its name, its "as" or its action: traffic[users].port, operations[PutScalingPolicy].input.PolicyName.
Members that are missing are added. Quote paths for your shell.`

const MEASURE_LINES = MEASURES.map(
  ({ name, unit, says }) => `  ${name.padEnd(16)}  ${unit.padEnd(10)}  ${says}`,
)

const SWEEP = `dockyard sweep FILE [--vary PATH=VALUES …] --out FILE [flags]

Runs every combination of the values, several times each, and estimates the mean of every measure with its 95 % confidence interval.

  --vary PATH=VALUES
                    a,b,c and ranges a..b:step of numbers or times; once for each path
${RUNS}
  --out FILE        the result; each finished run is kept in FILE.journal until it is written.
                    Ctrl-C loses nothing: the same command goes on with what is missing.
  --format          json: cells with their runs; csv: cells in result.csv and their runs in result.runs.csv
                    (default: csv if FILE ends with .csv, else json)
  --shard I/N       only every Nth run, from the Ith on, for job arrays: writes a part for \`dockyard merge\`
  --queue URL       puts the runs on a BullMQ queue in Redis or Valkey, redis://[user:password@]host[:port][/database]
                    (rediss:// for TLS), for \`dockyard worker\` processes on any machines

${PATHS}

The result does not depend on workers, interruptions, shards or order, byte for byte.

Measures:
${MEASURE_LINES.join('\n')}

Example:
  dockyard sweep morning-ramp --until 20m --warm-up 5m --out targets.csv \\
    --vary 'operations[PutScalingPolicy].input.TargetTrackingScalingPolicyConfiguration.TargetValue=30..70:20'
`

const COMPARE = `dockyard compare A B [flags]

Runs two scenarios on the same seeds, so that both get the same arrivals as long as their traffic is the same, and estimates how
B differs from A: pair by pair, and beside it as if nothing were paired.

  --a PATH=VALUE    changes A; may be given several times
  --b PATH=VALUE    changes B
${RUNS}
  --format          table (default), json or csv
  --json            same as --format json

${PATHS}

Example:
  dockyard compare morning-ramp morning-ramp --until 20m --warm-up 5m \\
    --b 'operations[PutScalingPolicy].input.TargetTrackingScalingPolicyConfiguration.TargetValue=30'
`

const MERGE = `dockyard merge PART… --out FILE [--format json|csv]

Puts the parts of \`dockyard sweep --shard\` together: the result is that of the whole sweep, byte for byte. Journals of sweeps that were
cut short are parts, too. Says which runs are missing, which parts overlap and which belong to another experiment.

Example, as a job array:
  dockyard sweep FILE --vary … --out part-$I.part --shard $I/8     # in each of eight jobs, I from 1 to 8
  dockyard merge part-*.part --out result.json
`

const WORKER = `dockyard worker --queue URL [flags]

Takes runs of \`dockyard sweep --queue\` until it is told to stop (Ctrl-C: when the runs under way are done). Start as many as you like, on
any machines, of the same version as the sweep. One that is killed loses nothing: others take its runs.

  --queue URL       Redis or Valkey: redis://[user:password@]host[:port][/database], rediss:// for TLS
  --concurrency N   runs at a time (default: one a core)
  --lost-after T    a worker that is silent for so long has lost its runs to others (default: 30s)

Example:
  dockyard worker --queue redis://cache.internal:6379
`

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['sweep', SWEEP],
  ['compare', COMPARE],
  ['merge', MERGE],
  ['worker', WORKER],
])

/** Null for a command whose flags stand in the general help. */
export function experimentHelp(command: string | undefined): string | null {
  return TEXTS.get(command ?? '') ?? null
}
