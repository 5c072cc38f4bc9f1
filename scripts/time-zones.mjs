// Writes the rules of time zones that schedules need, for 2020 to 2040: names from the system's tzdata (`tzdata.zi`), offsets
// from Node's Intl. Run it when governments have changed their clocks: `node scripts/time-zones.mjs`. A test compares the
// file with the Intl of whoever runs it.

import { readFileSync, writeFileSync } from 'node:fs'

const NAMES = process.argv[2] ?? '/usr/share/zoneinfo/tzdata.zi'
const OUTPUT = new URL('../lib/aws/schedule/time-zones.json', import.meta.url)
const MS_PER_MINUTE = 60_000
const WEEK = 7 * 24 * 60
const FROM = Date.UTC(2020, 0, 1) / MS_PER_MINUTE
const TO = Date.UTC(2041, 0, 1) / MS_PER_MINUTE

/**
 * Zones (`Z Europe/Berlin …`) and links (`L Europe/Berlin Europe/Vaduz`), as far as Intl knows them.
 *
 * @param {string} file
 */
function namesOf(file) {
  const names = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [kind, first, second] = line.split(' ')
      return kind === 'Z' && first ? [first] : kind === 'L' && second ? [second] : []
    })
  return [...new Set(names)].filter((name) => name !== 'Factory' && isKnown(name)).sort()
}

/** @param {string} name */
function isKnown(name) {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/** @param {string} timeZone */
function formatterOf(timeZone) {
  return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
}

/**
 * `GMT`, `GMT-03:00`, `GMT+05:45` in minutes.
 *
 * @param {Intl.DateTimeFormat} formatter
 * @param {number} minute
 */
function offsetAt(formatter, minute) {
  const parts = formatter.formatToParts(minute * MS_PER_MINUTE)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text)
  if (!match) throw new Error(`cannot read the offset ${text}`)
  const [, sign, hours = '0', minutes = '0'] = match
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0
}

/**
 * No zone changes its clocks twice in a week.
 *
 * @param {Intl.DateTimeFormat} formatter
 */
function changesOf(formatter) {
  /** @type {{ minute: number, offset: number }[]} */
  const changes = []
  let offset = offsetAt(formatter, FROM)
  for (let minute = FROM; minute < TO; minute += WEEK) {
    const end = Math.min(minute + WEEK, TO)
    if (offsetAt(formatter, end) === offset) continue
    let before = minute
    let after = end
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offsetAt(formatter, middle) === offset) before = middle
      else after = middle
    }
    offset = offsetAt(formatter, after)
    changes.push({ minute: after - FROM, offset })
  }
  return changes
}

/**
 * Clocks mostly go to and fro between two offsets: written once.
 *
 * @param {number[]} offsets
 */
function offsetsText(offsets) {
  const alternate = offsets.every((offset, index) => offset === offsets[index % 2])
  return (alternate ? offsets.slice(0, 2) : offsets).join(' ')
}

/** @type {Map<string, string>} */
const gaps = new Map()
/** @type {Map<string, string[]>} */
const zones = new Map()
for (const name of namesOf(NAMES)) {
  const formatter = formatterOf(name)
  const changes = changesOf(formatter)
  const offsets = offsetsText([offsetAt(formatter, FROM), ...changes.map(({ offset }) => offset)])
  const [first, ...later] = changes.map(({ minute }) => minute)
  const list = later.map((minute, index) => minute - (changes[index]?.minute ?? 0)).join(' ')
  if (first !== undefined && !gaps.has(list)) gaps.set(list, `#${gaps.size}`)
  const clock = first === undefined ? offsets : `${offsets} @ ${first} ${gaps.get(list)}`
  zones.set(clock, [...(zones.get(clock) ?? []), name])
}

const data = {
  version: process.versions.tz,
  gaps: Object.fromEntries([...gaps].map(([list, key]) => [key, list])),
  zones: Object.fromEntries([...zones].map(([clock, names]) => [clock, names.join(' ')])),
}
writeFileSync(OUTPUT, `${JSON.stringify(data, null, 2)}\n`)
