// `--output table`: a frame a structure, each inside the one it belongs to. AWS CLI user guide,
// cli-usage-output-format#table-output.

import { isRecord } from '@/lib/aws/command-line/json'
import { type Section, stood, widthOf } from './section'
import { drawSection } from './table-drawing'
import { byText, isScalar, scalarText } from './value'

type Fields = Readonly<Record<string, unknown>>

/** Where no terminal says how wide it is, the AWS CLI takes 80 columns; what is wider has its rows stood on end. */
const WIDTH_MAX = 80

/** `title`: the name of the operation. Nothing comes of an empty answer. */
export function asTable(title: string, value: unknown): string {
  const sections: Section[] = []
  addSections(sections, title, value, 0)
  if (sections.length === 0) return ''
  const isWide = Math.max(...sections.map(widthOf)) > WIDTH_MAX
  const drawn = isWide ? sections.map(stood) : sections
  const width = Math.max(...drawn.map(widthOf))
  return `${'-'.repeat(width)}\n${drawn.map((section) => drawSection(section, width)).join('')}`
}

function addSections(sections: Section[], title: string, value: unknown, indent: number): void {
  if (isScalar(value)) {
    if (value !== null && value !== undefined && value !== '')
      open(sections, title, indent).rows.push([scalarText(value)])
    return
  }
  if (Array.isArray(value)) {
    if (value.length > 0) addList(sections, title, value, indent)
    return
  }
  if (isRecord(value) && Object.keys(value).length > 0)
    addFields(sections, open(sections, title, indent), value)
}

function open(sections: Section[], title: string, indent: number): Section {
  const section: Section = { title, indent, headers: [], rows: [] }
  sections.push(section)
  return section
}

/** A single value stands beside its key; several stand under theirs. */
function addFields(sections: Section[], section: Section, fields: Fields): void {
  const { scalars, rest } = split([fields])
  const [only, more] = scalars
  if (only !== undefined && more === undefined) section.rows.push([only, scalarText(fields[only])])
  else if (scalars.length > 0) {
    section.headers = scalars
    section.rows.push(scalars.map((key) => scalarText(fields[key])))
  }
  for (const key of rest) addSections(sections, key, fields[key], section.indent + 1)
}

function addList(sections: Section[], title: string, items: readonly unknown[], indent: number): void {
  if (!isRecord(items[0])) {
    addRows(open(sections, title, indent), items)
    return
  }
  const structures = items.filter(isRecord)
  const { scalars, rest } = split(structures)
  let section: Section | null = null
  for (const item of structures) {
    // Under what stands inside the member before, the next one needs a frame of its own.
    if (section === null || rest.length > 0) {
      section = open(sections, title, indent)
      section.headers = scalars
    }
    section.rows.push(scalars.map((key) => (Object.hasOwn(item, key) ? scalarText(item[key]) : '')))
    for (const key of rest) if (Object.hasOwn(item, key)) addSections(sections, key, item[key], indent + 1)
  }
}

/** Rows of values, as `--query 'tasks[*].[taskArn,lastStatus]'` gives them; lists of lists lose their brackets. */
function addRows(section: Section, items: readonly unknown[]): void {
  for (const item of items) {
    if (!Array.isArray(item)) section.rows.push([scalarText(item)])
    else if (item.every(isScalar)) section.rows.push(item.map(scalarText))
    else addRows(section, item)
  }
}

function split(structures: readonly Fields[]): { readonly scalars: string[]; readonly rest: string[] } {
  const scalars = new Set<string>()
  const rest = new Set<string>()
  for (const fields of structures)
    for (const [key, value] of Object.entries(fields)) (isScalar(value) ? scalars : rest).add(key)
  return {
    scalars: [...scalars].sort(byText),
    rest: [...rest].sort(byText),
  }
}
