import type { PlannedCommand } from '../../auto-scaling/form-reader'
import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import { textOf, valueAt } from '../draft'
import { numberOr } from '../field'
import type { BuildForm } from '../form'

const NOBODY = ''
const ANYWHERE = '0.0.0.0/0'

/** A gate with its first rule. */
export const securityGroup: BuildForm = {
  title: 'Security group',
  about: 'A gate in front of instances and load balancers: what no rule admits does not get through.',
  needs: () => null,
  begin: (world) => ({
    input: { GroupName: freeName('instances', world.securityGroup), Description: 'Made on the canvas' },
    more: { from: ANYWHERE, first: '32768', last: '60999' },
  }),
  fields: ({ more }, world) => [
    { kind: 'text', at: 'GroupName', label: 'Name' },
    { kind: 'text', at: 'Description', label: 'Description' },
    {
      kind: 'choice',
      at: '@from',
      label: 'Admits',
      options: [
        [ANYWHERE, 'anybody'],
        ...world.securityGroup.map(({ key, name }) => [key, `members of ${name}`] as const),
        [NOBODY, 'nobody: no rule'],
      ],
      isWide: true,
    },
    ...(more.from === NOBODY
      ? []
      : ([
          { kind: 'number', at: '@first', label: 'From port' },
          { kind: 'number', at: '@last', label: 'To port' },
        ] as const)),
  ],
  name: (draft) => textOf(valueAt(draft, 'GroupName')),
  submit: () => 'Create the security group',
  main: ({ input }) => ({ action: 'ec2:CreateSecurityGroup', input }),
  commands: (draft) => {
    const { from = NOBODY, first = '', last = '' } = draft.more
    const source =
      from === ANYWHERE ? { IpRanges: [{ CidrIp: from }] } : { UserIdGroupPairs: [{ GroupId: from }] }
    const admit: PlannedCommand = (answers) => ({
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: {
        GroupId: fromAnswer(answers, 0, ['GroupId']),
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: numberOr(first), ToPort: numberOr(last), ...source }],
      },
    })
    return from === NOBODY ? [securityGroup.main(draft)] : [securityGroup.main(draft), admit]
  },
}
