import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { GLOSSARY, searchGlossary, termNamed } from './glossary'

const ENTRIES = GLOSSARY.flatMap(({ entries }) => entries)
const NAMES = ENTRIES.flatMap(({ names }) => names)

/** Words at which the screen puts a definition: facts and meters, headings, titles of charts. */
const sources = (pattern: RegExp, folders: readonly string[], only: (text: string) => boolean = () => true) =>
  folders
    .flatMap((folder) => filesIn(folder))
    .map((file) => readFileSync(file, 'utf8'))
    .filter(only)
    .flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))

const FACTS = sources(/name: '([^']+)',\s+value\b/g, ['components/inspector', 'components/scaling'])
const METERS = sources(/ label="([^"]+)"/g, ['components/inspector'], (text) =>
  /<(?:Meter|Capacity)\b/.test(text),
)
const HEADINGS = sources(/<Section title="([^"]+)"/g, ['components/inspector', 'components/scaling'])
const CHARTS = sources(/title: '([^']+)'/g, ['lib/view/charts/panels'])
/** Where the component is named itself. */
const NAMED = sources(/<Term name="([^"]+)"/g, ['components'])

describe('the glossary', () => {
  it.each([...new Set([...FACTS, ...METERS, ...CHARTS, ...NAMED])].sort())(
    'has %s, which the screen shows',
    (name) => {
      expect(termNamed(name)).not.toBeNull()
    },
  )

  it.each(NAMES)('has %s only because the screen shows it', (name) => {
    expect([...FACTS, ...METERS, ...HEADINGS, ...CHARTS, ...NAMED]).toContain(name)
  })

  it('has each name and each address once', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length)
    expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length)
  })

  it.each(ENTRIES.map((entry) => [entry.names[0], entry] as const))(
    'says what %s is and why it matters, in whole sentences',
    (_name, { what, why, page }) => {
      for (const text of [what, why]) expect(text).toMatch(/^[A-Z0-9“].*[.”]$/)
      if (page !== null) expect(page.url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/)
    },
  )

  it('is searched by words of a name or a definition', () => {
    const found = (text: string) => searchGlossary(text).flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(found('little law')).toEqual(['requests-in-flight'])
    expect(found('DEREGISTRATION')).toContain('deregistration-delay')
    expect(found('nothing of the kind')).toEqual([])
    expect(found('')).toHaveLength(ENTRIES.length)
  })
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => path.join(folder, file))
}
