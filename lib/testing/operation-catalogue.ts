// Everything that is said of operations outside their own files, written from those files: the registry, the list of
// actions, those that AWS has beside them, the members of their inputs, the coverage page. `npm run test:golden` writes it, a test fails when it is stale.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { docsOf } from '@/lib/aws/api/docs'
import type { AnyOperation } from '@/lib/world/operation'
import { awsInput, awsOperations, membersOf, SDK_PACKAGES, structureName } from './aws-models'

const OPERATIONS = path.resolve(import.meta.dirname, '../world/operations')
/** Folders in the order in which a reader meets them, and what the coverage page calls them. */
const SERVICES: readonly (readonly [folder: string, title: string])[] = [
  ['ecs', 'Amazon ECS'],
  ['elasticloadbalancing', 'Elastic Load Balancing'],
  ['elb', 'Classic Load Balancers'],
  ['ec2', 'Amazon EC2'],
  ['ecr', 'Amazon ECR'],
  ['acm', 'AWS Certificate Manager'],
  ['servicediscovery', 'AWS Cloud Map'],
  ['cloudwatch', 'Amazon CloudWatch'],
  ['application-autoscaling', 'Application Auto Scaling'],
  ['autoscaling', 'Amazon EC2 Auto Scaling'],
  ['faults', 'AWS Fault Injection Service'],
  ['playground', 'The playground itself'],
]
const HEAD =
  '// Written by `npm run test:golden` from the files in lib/world/operations; a test fails when it is stale.\n'

export interface FoundOperation {
  /** `ecs/create-cluster`, from the folder of the operations. */
  readonly file: string
  readonly folder: string
  readonly name: string
  readonly operation: AnyOperation
}

/** Every file that exports an operation. */
export async function findOperations(): Promise<readonly FoundOperation[]> {
  const folders = readdirSync(OPERATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const known = SERVICES.map(([folder]) => folder)
  const order = (folder: string) => (known.includes(folder) ? known.indexOf(folder) : known.length)
  const sorted = folders.map(({ name }) => name).sort((a, b) => order(a) - order(b))
  const found: FoundOperation[] = []
  for (const folder of sorted) {
    for (const entry of readdirSync(path.join(OPERATIONS, folder)).sort()) {
      if (!entry.endsWith('.ts') || entry.includes('.test')) continue
      const file = path.join(OPERATIONS, folder, entry)
      const names = [...readFileSync(file, 'utf8').matchAll(/^export const (\w+) = operation\(/gm)]
      const name = names[0]?.[1]
      if (name === undefined) continue
      if (names.length > 1) throw new Error(`${folder}/${entry} exports ${names.length} operations, not one`)
      const module = (await import(file)) as Readonly<Record<string, AnyOperation>>
      const operation = module[name]
      if (operation) found.push({ file: `${folder}/${entry.slice(0, -3)}`, folder, name, operation })
    }
  }
  return found
}

export function registryText(found: readonly FoundOperation[]): string {
  const imports = [...found]
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ name, file }) => `import { ${name} } from './${file}'`)
  const names = found.map(({ name }) => `  ${name},`)
  return `${HEAD}\nimport type { AnyOperation } from '../operation'\n${imports.join('\n')}\n\nexport const ALL_OPERATIONS: readonly AnyOperation[] = [\n${names.join('\n')}\n]\n`
}

export function actionsText(found: readonly FoundOperation[]): string {
  const actions = found.map(({ operation }) => `  '${operation.action}',`)
  return `${HEAD}\nexport const ACTIONS = [\n${actions.join('\n')}\n] as const\n`
}

/** By service, the names of the operations that AWS has and the model has not. */
export async function notModelledText(found: readonly FoundOperation[]): Promise<string> {
  const entries = await Promise.all(
    Object.keys(SDK_PACKAGES).map(async (service) => [
      service,
      (await notModelled(service, found)).join(' '),
    ]),
  )
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

async function notModelled(service: string, found: readonly FoundOperation[]): Promise<readonly string[]> {
  const modelled = new Set(found.map(({ operation }) => operation.action))
  return (await awsOperations(service)).filter((name) => !modelled.has(`${service}:${name}`))
}

/**
 * The members of every input, of AWS's structures inside them too. Members that the model reads come first, in the order of
 * its schema, which is the order of the flags on a command line.
 */
export async function inputsText(found: readonly FoundOperation[]): Promise<string> {
  const inputs: Record<string, string> = {}
  const structures: Record<string, string> = {}
  for (const { operation } of found) {
    const schema = await awsInput(operation.action)
    inputs[operation.action] = schema
      ? addStructures(schema, operation.action.split(':')[0] ?? '', structures, shapeOf(operation.input))
      : ownMembers(operation)
  }
  const sorted = Object.fromEntries(Object.entries(structures).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ inputs, structures: sorted }, null, 2)}\n`
}

type Schema = NonNullable<Awaited<ReturnType<typeof awsInput>>>

/** `containerDefinitions[{ecs.ContainerDefinition}]`; structures inside are added once each. */
function addStructures(
  schema: Schema,
  service: string,
  structures: Record<string, string>,
  first: readonly string[] = [],
): string {
  const members = membersOf(schema)
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)
  const texts = [...members]
    .sort((a, b) => rank(a.name) - rank(b.name))
    .map(({ name, kind, structure, inner }) => {
      if (!inner || structure === null) return `${name}${kind}`
      const key = `${service}.${structureName(inner)}`
      if (structures[key] === undefined) {
        // Named before it is filled in: structures may hold themselves.
        structures[key] = ''
        structures[key] = addStructures(inner, service, structures)
      }
      return `${name}${kind.replace('{}', `{${key}}`)}`
    })
  return texts.join(' ')
}

function shapeOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** Of an operation that AWS does not have, or whose model is not here: what its schema says, and what it ignores. */
function ownMembers({ input, ignores }: AnyOperation): string {
  const shape = input instanceof z.ZodObject ? Object.entries(input.shape) : []
  return [...shape.map(([name, member]) => `${name}${zodKind(member)}`), ...ignores].join(' ')
}

function zodKind(schema: unknown): string {
  if (schema instanceof z.ZodOptional) return zodKind(schema.unwrap())
  if (schema instanceof z.ZodNumber) return '#'
  if (schema instanceof z.ZodBoolean) return '?'
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return ''
  if (schema instanceof z.ZodArray) return zodKind(schema.element) === '' ? '[]' : '[{}]'
  return '{}'
}

/** What AWS has of each service, and what of it is here. */
export async function coverageText(found: readonly FoundOperation[]): Promise<string> {
  const parts = await Promise.all(SERVICES.map(([folder, title]) => coverageOf(folder, title, found)))
  return `# Coverage\n\nWhich API operations Dockyard models. An operation that is not modelled is refused by name, and the answer says which\ncome near it. Every name leads to AWS's page. MODEL.md says how far the model of each goes; members that are accepted and\nignored are reported with the answer.\n\nThis page is written from the operations themselves by \`npm run test:golden\`.\n\n${parts.join('\n')}`
}

async function coverageOf(folder: string, title: string, found: readonly FoundOperation[]): Promise<string> {
  const here = found.filter((one) => one.folder === folder)
  const rest = Object.hasOwn(SDK_PACKAGES, folder) ? await notModelled(folder, found) : []
  const rows = here.map(({ operation: { action, readOnly, ignores, docs } }) => {
    const ignored = ignores.length === 0 ? '' : ignores.map((member) => `\`${member}\``).join(', ')
    return `| ${link(`\`${action}\``, docs)} | ${readOnly ? 'reads' : 'changes'} | ${ignored} |`
  })
  const head =
    rest.length > 0
      ? `${here.length} of ${here.length + rest.length} operations.`
      : `${here.length} operations.`
  return `## ${title}\n\n${head}\n\n| operation | | accepted and ignored |\n|---|---|---|\n${rows.join('\n')}\n${restOf(folder, rest)}`
}

function restOf(service: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  const links = names.map((name) => link(name, docsOf(`${service}:${name}`)))
  return `\n<details><summary>Known by name, not modelled: ${names.length}</summary>\n\n${links.join(',\n')}\n\n</details>\n`
}

function link(text: string, page: string | null): string {
  return page === null ? text : `[${text}](${page})`
}
