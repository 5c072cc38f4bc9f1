import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import * as z from 'zod'
import type { Anomaly } from '@/lib/world/data-plane/contract'
import { targetHealthOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { targetIdText } from '@/lib/world/hosts'
import { operation } from '@/lib/world/operation'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import { findTargetGroup } from './find'
import { type TargetInput, targetsOf, targetsSchema } from './target-input'

export const describeTargetHealth = operation({
  action: 'elasticloadbalancing:DescribeTargetHealth',
  readOnly: true,
  ignores: ['Targets[].QuicServerId'],
  input: z.strictObject({
    TargetGroupArn: z.string(),
    Targets: targetsSchema.optional(),
    Include: z.array(z.enum(['AnomalyDetection', 'All'])).optional(),
  }),
  perform({ world: { state, data } }, { TargetGroupArn, Targets, Include = [] }) {
    const group = findTargetGroup(state, TargetGroupArn)
    const registered = targetsOf(state, group.arn)
    const output = (target: Target) => ({
      ...targetHealthOutput(state, target),
      ...(Include.length === 0 ? {} : { AnomalyDetection: anomalyOutput(data.anomalyOf(target.key)) }),
    })
    if (!Targets || Targets.length === 0) return { TargetHealthDescriptions: registered.map(output) }
    return {
      TargetHealthDescriptions: Targets.flatMap((wanted) => {
        const found = registered.filter((target) => matches(target, wanted))
        return found.length > 0 ? found.map(output) : [notRegistered(wanted, group)]
      }),
    }
  },
})

function anomalyOutput({ isAnomalous, weight }: Anomaly): TargetHealthDescription['AnomalyDetection'] {
  return { Result: isAnomalous ? 'anomalous' : 'normal', MitigationInEffect: weight < 1 ? 'yes' : 'no' }
}

function matches(target: Target, { Id, Port }: TargetInput): boolean {
  return targetIdText(target.id) === Id && (Port === undefined || target.port === Port)
}

function notRegistered({ Id, Port }: TargetInput, group: TargetGroup): TargetHealthDescription {
  const port = Port ?? group.port
  return {
    Target: { Id, Port: port },
    HealthCheckPort: String(group.healthCheck.port ?? port),
    TargetHealth: {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    },
  }
}
