import { builtInScenarios } from '@/lib/scenario'

export function helpText(): string {
  const width = Math.max(...builtInScenarios.map(({ id }) => id.length))
  const scenarios = builtInScenarios.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`)
  return `dockyard: simulates Amazon ECS behind an Application Load Balancer

Usage:
  dockyard run FILE [--until 10m] [--seed N] [--step N] [--json | --format table|csv|openmetrics]
                    [--access-log FILE]
  dockyard report FILE [--until 10m] [--seed N] [--out report.html | --format html|csv]
  dockyard validate FILE
  dockyard bench [--quick] [--only NAME]
  dockyard sweep FILE --vary PATH=VALUES --replications N --out FILE [flags]
  dockyard compare A B [flags]
  dockyard merge PART… --out FILE
  dockyard worker --queue redis://HOST:PORT [flags]
  dockyard --help | --version

FILE is a scenario file or the name of a built-in scenario.

run        run a scenario and print the result
  --until    simulated time to run for, e.g. 90s, 10m, 1h30m
             (default: the scenario's own \`until\`; without one 10m, or 5m after the last operation if that is later)
  --seed     override the scenario's random seed
  --step     seconds per step of the series (default: 1 for up to an hour, otherwise 60)
  --format   table: a summary (default); csv: the series; json: everything; openmetrics: the series with
             simulated timestamps, to back-fill into Prometheus
  --json     same as --format json
  --access-log  write the access logs of all load balancers to a file, a line a request as AWS has them
report     run a scenario and write a report that needs no network: verdict, charts, activities, cost
  --out      file to write (default: standard output); *.csv holds the figures alone
  --format   html (default) or csv
validate   check a scenario file and list what is wrong
bench      measure how fast the simulation runs on this machine
  --quick    smaller workloads
  --only     run a single benchmark; \`sweep\`, which takes minutes, runs only so
sweep      run a scenario with every combination of some values, several times each
compare    run two scenarios on the same arrivals and estimate their difference
merge      put the parts of a sharded sweep together
worker     do the runs of a sweep that is given a queue

\`dockyard sweep --help\` and the same of compare, merge and worker list their flags.

Built-in scenarios:
${scenarios.join('\n')}

Exit codes: 0 success, 1 the simulation failed, 2 invalid file, flag or action, 130 interrupted.
`
}
