// `{ "trace": { "file": "requests.csv" } }`: counts from a file beside the scenario. Only the command line can read files,
// so it puts the counts in place of the file before anybody else looks at the scenario.

import path from 'node:path'
import { printable } from '@/lib/engine/printable'
import { parseTraceCsv, TraceCsvError } from '@/lib/traffic/trace-csv'
import type { RecordedLoad } from '@/lib/traffic/trace-periods'
import type { Io } from './io'
import { UsageError } from './usage-error'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The scenario with the counts of every trace file. `directory`: that of the scenario, for relative paths. */
export async function withTraceFiles(scenario: unknown, directory: string, io: Io): Promise<unknown> {
  if (!isObject(scenario) || !Array.isArray(scenario.traffic)) return scenario
  const traffic = await Promise.all(
    scenario.traffic.map(async (source: unknown, i) => {
      if (!isObject(source) || !isObject(source.arrivals)) return source
      const { trace } = source.arrivals as { readonly trace?: unknown }
      if (!isObject(trace) || typeof trace.file !== 'string') return source
      const where = `traffic[${i}].arrivals.trace.file`
      if (trace.counts !== undefined) throw new UsageError(`${where}: give "counts" or "file", not both.`)
      const { file, ...rest } = trace
      const read = await readTrace(String(file), path.resolve(directory, String(file)), where, io)
      // The scenario's own period goes before the file's.
      return { ...source, arrivals: { ...source.arrivals, trace: { ...read, ...rest } } }
    }),
  )
  return { ...scenario, traffic }
}

type CountedPeriods = Pick<RecordedLoad, 'counts' | 'periodSeconds'>

async function readTrace(name: string, file: string, where: string, io: Io): Promise<CountedPeriods> {
  let text: string
  try {
    text = await io.readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new UsageError(
      `${where}: ${name} cannot be read (${code === 'ENOENT' ? 'there is no such file' : code}).`,
    )
  }
  const { counts, periodSeconds, notes } = parseTrace(text, name)
  for (const { line, text: said } of notes) io.err(`Note: ${printable(name)}, line ${line}: ${said}.\n`)
  return { counts, periodSeconds }
}

/** What is wrong with the file is said with its name and line. */
export function parseTrace(text: string, name: string): RecordedLoad {
  try {
    return parseTraceCsv(text)
  } catch (error) {
    if (!(error instanceof TraceCsvError)) throw error
    throw new UsageError(
      error.line === null ? `${name} ${error.message}.` : `${name}, line ${error.line}: ${error.message}.`,
    )
  }
}
