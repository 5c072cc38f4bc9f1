import { describe, expect, it } from 'vitest'
import { lineOf, readText, writeText } from './document-text'

const INPUT = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128, portMappings: [{ containerPort: 80 }] }],
}

describe('The text beside a form', () => {
  it('reads what it writes', () => {
    expect(readText(writeText(INPUT))).toEqual({ ok: true, input: INPUT })
  })

  it('reads YAML', () => {
    expect(readText('family: web\ncontainerDefinitions:\n- name: web\n  memory: 128\n')).toEqual({
      ok: true,
      input: { family: 'web', containerDefinitions: [{ name: 'web', memory: 128 }] },
    })
  })

  it('takes what describe-task-definition answers out of its envelope', () => {
    expect(readText(JSON.stringify({ taskDefinition: INPUT, tags: [] }))).toEqual({ ok: true, input: INPUT })
  })

  it.each([
    ['', 1, /empty/],
    ['[1]', 1, /an object/],
    ['{\n  "family": "web",\n  "family": "api"\n}', 3, /unique/],
    ['{\n  "family": "web"\n  "cpu": 3\n}', 2, /./],
    ['a: &x {b: 1}\nc: *x', 1, /./],
  ])('says in which line it cannot be read: %j', (text, line, message) => {
    const read = readText(text)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.message).toMatch(message)
    expect(Math.abs(read.line - line)).toBeLessThanOrEqual(1)
  })

  it.each([
    ['family', 2],
    ['containerDefinitions[0].memory', 7],
    ['containerDefinitions[0].portMappings[0].containerPort', 10],
    ['containerDefinitions[0].cpu', 4],
    ['nothing', null],
  ])('knows the line of %s', (place, line) => {
    expect(lineOf(writeText(INPUT), place)).toBe(line)
  })
})
