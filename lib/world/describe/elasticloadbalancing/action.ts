import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import type { RuleAction } from '@/lib/aws/shapes'

/** As Describe operations show it: a forward to one group also has its ARN at the top. */
export function actionOutput(action: RuleAction): Action {
  if (action.type === 'fixed-response') {
    return {
      Type: 'fixed-response',
      FixedResponseConfig: {
        StatusCode: String(action.statusCode),
        ContentType: action.contentType,
        MessageBody: action.messageBody,
      },
    }
  }
  if (action.type === 'redirect') {
    const { statusCode, protocol, port, host, path, query } = action
    return {
      Type: 'redirect',
      RedirectConfig: {
        Protocol: protocol,
        Port: port,
        Host: host,
        Path: path,
        Query: query,
        StatusCode: `HTTP_${statusCode}`,
      },
    }
  }
  const [first, ...others] = action.targetGroups
  return {
    Type: 'forward',
    ...(first && others.length === 0 ? { TargetGroupArn: first.targetGroupArn } : {}),
    ForwardConfig: {
      TargetGroups: action.targetGroups.map(({ targetGroupArn, weight }) => ({
        TargetGroupArn: targetGroupArn,
        Weight: weight,
      })),
      TargetGroupStickinessConfig:
        action.stickySeconds === undefined
          ? { Enabled: false }
          : { Enabled: true, DurationSeconds: action.stickySeconds },
    },
  }
}
