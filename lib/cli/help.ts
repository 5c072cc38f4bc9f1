import { builtInScenarios } from '@/lib/scenario'

export function helpText(): string {
  const width = Math.max(...builtInScenarios.map(({ id }) => id.length))
  const scenarios = builtInScenarios.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`)
  return `dockyard: a deterministic playground of Amazon ECS behind an Application Load Balancer

Usage:
  dockyard run FILE [--until 10m] [--seed N] [--step N] [--json | --format table|csv]
  dockyard validate FILE
  dockyard bench [--quick] [--only NAME]

run        simulates a scenario file, or a built-in scenario by its name, and prints what came of it
  --until    how long, e.g. 90s, 10m, 1h30m (default: 10m, or 5m after the last operation)
  --seed     another course of chance than the scenario's
  --step     seconds a step of the series (default: 1 up to an hour, else 60)
  --json     one JSON object; --format csv: the series; --format table: a summary (default)
validate   says whether a scenario file is valid, or what is wrong and where
bench      measures the simulation on this machine

Built-in scenarios:
${scenarios.join('\n')}

Exit code: 0 done, 1 the simulation itself failed, 2 a bad file, flag or action.
`
}
