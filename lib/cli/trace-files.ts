// `{ "trace": { "file": "requests.csv" } }`: counts from a file beside the scenario. Only the command line can read files,
// so it puts the counts in place of the file before anybody else looks at the scenario.

import path from 'node:path'
import { parseTraceCsv, TraceCsvError } from '@/lib/traffic/trace-csv'
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
      const counts = await readCounts(String(file), path.resolve(directory, String(file)), where, io)
      return { ...source, arrivals: { ...source.arrivals, trace: { ...rest, counts } } }
    }),
  )
  return { ...scenario, traffic }
}

async function readCounts(name: string, file: string, where: string, io: Io): Promise<readonly number[]> {
  let text: string
  try {
    text = await io.readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new UsageError(
      `${where}: ${name} cannot be read (${code === 'ENOENT' ? 'there is no such file' : code}).`,
    )
  }
  return parseCounts(text, name)
}

/** What is wrong with the file is said with its name and line. */
export function parseCounts(text: string, name: string): readonly number[] {
  try {
    return parseTraceCsv(text).counts
  } catch (error) {
    if (!(error instanceof TraceCsvError)) throw error
    throw new UsageError(
      error.line === null ? `${name} ${error.message}.` : `${name}, line ${error.line}: ${error.message}.`,
    )
  }
}
