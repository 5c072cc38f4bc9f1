import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEcsConfig } from './user-data'

const config = (...lines: string[]) => Object.fromEntries(parseEcsConfig(lines.join('\n')))
const FILE = '/etc/ecs/ecs.config'

describe('parseEcsConfig', () => {
  it.each<[string, readonly string[], Record<string, string>]>([
    ['echo with a redirection', ['#!/bin/bash', `echo ECS_CLUSTER=demo >> ${FILE}`], { ECS_CLUSTER: 'demo' }],
    ['without blanks around it', [`echo ECS_CLUSTER=demo>>${FILE}`], { ECS_CLUSTER: 'demo' }],
    ['double quotes', [`echo "ECS_CLUSTER=demo" >> ${FILE}`], { ECS_CLUSTER: 'demo' }],
    [
      'single quotes around JSON',
      [`echo 'ECS_RESERVED_PORTS=[22, 80]' >> "${FILE}"`],
      { ECS_RESERVED_PORTS: '[22, 80]' },
    ],
    ['quotes inside the file', [`echo 'ECS_CLUSTER="demo"' >> ${FILE}`], { ECS_CLUSTER: 'demo' }],
    ['sudo and tee', [`echo ECS_CLUSTER=demo | sudo tee -a ${FILE}`], { ECS_CLUSTER: 'demo' }],
    [
      'tee that throws its output away',
      [`echo ECS_CLUSTER=demo | tee -a ${FILE} > /dev/null`],
      { ECS_CLUSTER: 'demo' },
    ],
    [
      'printf',
      [`printf 'ECS_CLUSTER=demo\\nECS_RESERVED_MEMORY=64\\n' >> ${FILE}`],
      { ECS_CLUSTER: 'demo', ECS_RESERVED_MEMORY: '64' },
    ],
    [
      'echo -e',
      [`echo -e "ECS_CLUSTER=demo\\nECS_RESERVED_MEMORY=64" >> ${FILE}`],
      { ECS_CLUSTER: 'demo', ECS_RESERVED_MEMORY: '64' },
    ],
    [
      'a here-document',
      [`cat <<'EOF' >> ${FILE}`, 'ECS_CLUSTER=demo', '# why', 'ECS_RESERVED_MEMORY=64', 'EOF', 'yum update'],
      { ECS_CLUSTER: 'demo', ECS_RESERVED_MEMORY: '64' },
    ],
    [
      '… written the other way round',
      [`cat >> ${FILE} <<EOF`, 'ECS_CLUSTER=demo', 'EOF'],
      { ECS_CLUSTER: 'demo' },
    ],
    ['… indented', [`cat <<-EOF >> ${FILE}`, '\tECS_CLUSTER=demo', '\tEOF'], { ECS_CLUSTER: 'demo' }],
    ['… that never ends', [`cat << EOF >> ${FILE}`, 'ECS_CLUSTER=demo'], { ECS_CLUSTER: 'demo' }],
    [
      'several commands in a line',
      [`mkdir -p /etc/ecs && echo ECS_CLUSTER=demo >> ${FILE}; start ecs`],
      { ECS_CLUSTER: 'demo' },
    ],
    ['a line that goes on', ['echo ECS_CLUSTER=demo \\', `  >> ${FILE}`], { ECS_CLUSTER: 'demo' }],
    ['Windows line ends', [`echo ECS_CLUSTER=demo >> ${FILE}\r`], { ECS_CLUSTER: 'demo' }],
    [
      'the last of two counts',
      [`echo ECS_CLUSTER=a >> ${FILE}`, `echo ECS_CLUSTER=b >> ${FILE}`],
      { ECS_CLUSTER: 'b' },
    ],
    [
      '> replaces the file',
      [`echo ECS_RESERVED_MEMORY=64 >> ${FILE}`, `echo ECS_CLUSTER=b > ${FILE}`],
      { ECS_CLUSTER: 'b' },
    ],
    [
      'other files do not matter',
      ['echo ECS_CLUSTER=demo >> /tmp/x', 'cat <<EOF > /tmp/y', `echo ECS_CLUSTER=z >> ${FILE}`, 'EOF'],
      {},
    ],
    ['comments do not matter', [`# echo ECS_CLUSTER=demo >> ${FILE}`], {}],
    ['a program nobody knows writes nothing', [`aws s3 cp s3://bucket/ecs.config - >> ${FILE}`], {}],
    ['nothing at all', [''], {}],
  ])('%s', (_name, lines, expected) => {
    expect(config(...lines)).toEqual(expected)
  })

  it('takes any text', () => {
    const part = fc.constantFrom(
      'echo ',
      'cat ',
      '<<',
      'EOF',
      '\n',
      '>> ',
      FILE,
      '"',
      "'",
      '|',
      'tee ',
      'A=b',
      ' ',
      '\\',
      '#',
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
        (text) => {
          for (const [name, value] of parseEcsConfig(text))
            expect(typeof name + typeof value).toBe('stringstring')
        },
      ),
    )
  })

  it('takes long texts in no time', () => {
    expect(parseEcsConfig('"'.repeat(100_001)).size).toBe(0)
    expect(parseEcsConfig(`${`echo A=b >> ${FILE}\n`.repeat(5_000)}`).get('A')).toBe('b')
  })
})
