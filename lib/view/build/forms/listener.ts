import type { Command } from '@/lib/protocol'
import { actionFields, settleAction } from '../action-fields'
import { fromAnswer } from '../answers'
import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { Field } from '../field'
import type { BuildForm, BuildWorld } from '../form'
import { LISTENERS, pasted, pastedCommands, pastedNote } from '../paste'
import { elbv2In, groupsBehind, loadBalancerChoices, looseGroups, needsOne, targetGroupsIn } from '../world'

const ACTION = 'DefaultActions[0]'
/** In the place of a certificate: one that is requested with the listener. */
const NEW = ''

/** Those that some listener of the run has. */
function certificateChoices({ loadBalancer }: BuildWorld): readonly (readonly [string, string])[] {
  const found = loadBalancer.flatMap(({ listeners }) => listeners.flatMap(({ certificates }) => certificates))
  return [...new Map(found.map(({ arn, names }) => [arn, names.join(', ')])).entries()]
}

const needsCertificate = (draft: Draft): boolean =>
  (valueAt(draft, 'Protocol') === 'HTTPS' || valueAt(draft, 'Protocol') === 'TLS') &&
  valueAt(draft, 'Certificates') === undefined

function certificateFields(draft: Draft, world: BuildWorld): readonly Field[] {
  if (!needsCertificate(draft)) return []
  const choice: Field = {
    kind: 'choice',
    at: '@certificate',
    label: 'Certificate',
    options: [[NEW, 'a new one'], ...certificateChoices(world)],
  }
  const domain: Field = { kind: 'text', at: '@domain', label: 'For the name', placeholder: 'example.com' }
  return draft.more.certificate === NEW ? [choice, domain] : [choice]
}

const REQUESTS = [
  ['HTTP', 'HTTP'],
  ['HTTPS', 'HTTPS'],
] as const
const CONNECTIONS = [
  ['TCP', 'TCP'],
  ['TLS', 'TLS'],
] as const

const isNetwork = (draft: Draft, { loadBalancer }: BuildWorld): boolean =>
  loadBalancer.find(({ key }) => key === valueAt(draft, 'LoadBalancerArn'))?.type === 'network'

/** Another load balancer may speak something else. */
function withProtocol(draft: Draft, world: BuildWorld): Draft {
  const offered = isNetwork(draft, world) ? CONNECTIONS : REQUESTS
  const isOffered = offered.some(([protocol]) => protocol === valueAt(draft, 'Protocol'))
  return isOffered ? draft : withValue(draft, 'Protocol', offered[0][0])
}

export const listener: BuildForm = {
  title: 'Listener',
  about: 'A port on which a load balancer takes requests, and where they go by default.',
  needs: (world) =>
    needsOne(elbv2In(world), 'a load balancer') ?? needsOne(targetGroupsIn(world), 'a target group'),
  begin: (world, { key }) => {
    const balancer = elbv2In(world).find((one) => one.key === key) ?? elbv2In(world)[0]
    const ofConnections = balancer?.type === 'network'
    const group =
      looseGroups(world).find(({ network }) => (network !== null) === ofConnections)?.key ??
      (balancer && groupsBehind(balancer)[0])
    const taken = balancer?.listeners.map(({ port }) => port) ?? []
    return {
      input: {
        LoadBalancerArn: balancer?.key ?? '',
        Protocol: ofConnections ? 'TCP' : 'HTTP',
        Port: [80, 8_080, 8_081, 8_082].find((port) => !taken.includes(port)) ?? 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: group ?? '' }],
      },
      more: { certificate: certificateChoices(world)[0]?.[0] ?? NEW, domain: 'example.com' },
    }
  },
  fields: (draft, world) => [
    {
      kind: 'choice',
      at: 'LoadBalancerArn',
      label: 'Load balancer',
      options: loadBalancerChoices(elbv2In(world)),
    },
    {
      kind: 'choice',
      at: 'Protocol',
      label: 'Protocol',
      options: isNetwork(draft, world) ? CONNECTIONS : REQUESTS,
    },
    { kind: 'number', at: 'Port', label: 'Port', hint: 'Its security group has to admit it, too.' },
    ...certificateFields(draft, world),
    ...actionFields(draft, ACTION, world),
  ],
  settle: (draft, world) => settleAction(withProtocol(draft, world), ACTION, world),
  paste: (value, draft, world) => pasted(value, draft, world, LISTENERS),
  note: pastedNote,
  // A certificate of an account is none of this run.
  waysOut: ({ where }, draft) =>
    where?.startsWith('Certificates[') === true
      ? [{ label: 'Take a certificate of this run', draft: withValue(draft, 'Certificates', undefined) }]
      : [],
  name: (draft) => `${textOf(valueAt(draft, 'Protocol'))}:${textOf(valueAt(draft, 'Port'))}`,
  submit: () => 'Create the listener',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateListener', input }),
  commands: (draft) => [
    ...ownCommands(draft),
    ...pastedCommands(draft, 'elasticloadbalancing:CreateListener'),
  ],
}

function ownCommands(draft: Draft) {
  const { certificate = NEW, domain = '' } = draft.more
  if (!needsCertificate(draft)) return [listener.main(draft)]
  const withCertificate = (arn: string) =>
    listener.main(withValue(draft, 'Certificates', [{ CertificateArn: arn }]))
  if (certificate !== NEW) return [withCertificate(certificate)]
  const request: Command = { action: 'acm:RequestCertificate', input: { DomainName: domain.trim() } }
  return [
    request,
    (answers: readonly unknown[]) => withCertificate(fromAnswer(answers, 0, ['CertificateArn'])),
  ]
}
